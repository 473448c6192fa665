package dev.migrate.autogenerate;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnNullability;
import dev.migrate.operation.CommentTarget;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropExpression;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetComment;
import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the columns of one table. */
final class ColumnComparer {

    private final Steps steps;
    private final TableSide live;
    private final TableSide wanted;
    private final Known known;
    private final ColumnFates fates;

    ColumnComparer(Steps steps, TableSide live, TableSide wanted, Known known) {
        this.steps = steps;
        this.live = live;
        this.wanted = wanted;
        this.known = known;
        this.fates = ColumnFates.of(live, wanted, steps.drops());
    }

    /** Returns what becomes of each column. */
    ColumnFates fates() {
        return this.fates;
    }

    void emit() {
        Map<String, Column> before = this.live.columns();
        this.wanted.columns().forEach((name, column) -> {
            Column was = before.get(name);
            if (was == null) {
                add(this.wanted.written(column));
            } else if (this.fates.remade().contains(name)) {
                replace(was, column);
                compareComment(was, column);
            } else {
                change(was, column);
                compareComment(was, column);
            }
        });
        this.fates.surplus().forEach(name -> drop(Objects.requireNonNull(before.get(name))));
    }

    private QualifiedName table() {
        return this.live.name();
    }

    private SchemaObject object(Column column) {
        return ObjectNames.column(table(), column.name());
    }

    private void add(Column column) {
        if (column.nullable()
                || column.defaultValue() != null
                || column.identity() != null
                || column.generated() != null
                || Types.isSerial(column.type())) {
            this.steps.change(
                    column.generated() == null ? Phase.COLUMN : Phase.GENERATED,
                    object(column),
                    "is missing",
                    List.of(new AddColumn(table(), column, false)),
                    List.of(dropOf(column)));
            return;
        }
        ColumnDefault value = isRestricted(this.wanted, column) ? null : Backfill.of(column.type());
        if (value != null) {
            Column filled = Columns.withDefault(column, value);
            this.steps.add(
                    Phase.COLUMN,
                    new Difference(
                                    Difference.Kind.CHANGE,
                                    object(column),
                                    "is missing",
                                    List.of(
                                            new AddColumn(table(), filled, false),
                                            new AlterColumnDefault(table(), column.name(), null, null)),
                                    List.of(dropOf(column)))
                            .remark("Rows that are there get " + text(value) + " as " + column.name()
                                    + ": is that what they should have?"));
            return;
        }
        this.steps.change(
                Phase.COLUMN,
                object(column),
                "is missing",
                List.of(new AddColumn(table(), Columns.nullable(column), false)),
                List.of(dropOf(column)));
        this.steps.add(Phase.REQUIRED, fillFirst(column, "is to refuse NULL", List.of()));
    }

    private Difference fillFirst(Column column, String text, List<Operation> downgrade) {
        String name = SqlWords.name(column.name());
        return new Difference(
                        Difference.Kind.CHANGE,
                        object(column),
                        text,
                        List.of(new AlterColumnNullability(table(), column.name(), false)),
                        downgrade)
                .remark("Fails while a row holds NULL. Where there are rows, fill them first:")
                .remark("update " + SqlWords.name(table()) + " set " + name + " = ... where " + name + " is null;");
    }

    /** A value that a key or a check lets pass means something: which row it leads to, or which of a few states. */
    private static boolean isRestricted(TableSide side, Column column) {
        return side.pieces().stream()
                .filter(piece -> piece.columns().contains(column.name()))
                .anyMatch(piece -> piece.isKey() || piece.foreignKey() != null || piece.constraint() instanceof Check);
    }

    private void drop(Column column) {
        boolean returns = this.fates.remade().contains(column.name());
        if (!this.steps.drops() && (returns || this.fates.gone().contains(column.name()))) {
            List<Operation> drop = List.of(dropOf(column));
            this.steps.give(object(column), Phase.DROP_GENERATED, drop, Phase.GENERATED, addBack(column), returns);
            return;
        }
        Difference difference = this.steps.surplusOf(object(column), List.of(dropOf(column)), addBack(column));
        boolean demanding = !column.nullable()
                && column.defaultValue() == null
                && column.identity() == null
                && column.generated() == null
                && !Types.isSerial(column.type());
        if (demanding && !this.steps.drops()) {
            difference = difference.remark(
                    column.name() + " refuses NULL and has no default: an insert that does not know it fails.");
        }
        String hint = this.known.hints().apply(object(column));
        if (hint != null) {
            difference = difference.remark(hint);
        }
        this.steps.add(column.generated() == null ? Phase.DROP_COLUMN : Phase.DROP_GENERATED, difference);
    }

    /** A column that refuses NULL comes back with a value where there is one that means nothing in particular. */
    private List<Operation> addBack(Column column) {
        boolean plain = column.nullable()
                || column.defaultValue() != null
                || column.identity() != null
                || column.generated() != null
                || Types.isSerial(column.type());
        ColumnDefault value = plain || isRestricted(this.live, column) ? null : Backfill.of(column.type());
        return value == null
                ? List.of(new AddColumn(table(), column, false))
                : List.of(
                        new AddColumn(table(), Columns.withDefault(column, value), false),
                        new AlterColumnDefault(table(), column.name(), null, null));
    }

    private Operation dropOf(Column column) {
        return new DropColumn(table(), column.name(), false, false, null);
    }

    /** A generated column holds nothing of its own, so that nothing is lost by making it anew. */
    private void replace(Column was, Column column) {
        List<Operation> drop = List.of(dropOf(was));
        if (was.generated() != null) {
            this.steps.change(
                    Phase.DROP_GENERATED,
                    object(was),
                    difference(was, column),
                    drop,
                    List.of(new AddColumn(table(), was, false)));
            addAgain(this.wanted.written(column));
            return;
        }
        String text = "holds values of its own, and the model computes it";
        if (!this.steps.drops()) {
            this.steps.note(object(was), text + "; --drops lets them go");
            return;
        }
        this.steps.add(
                Phase.DROP_GENERATED, new Difference(Difference.Kind.DROP, object(was), text, drop, addBack(was)));
        addAgain(this.wanted.written(column));
    }

    private static String difference(Column was, Column column) {
        if (!Objects.equals(was.generated(), column.generated())) {
            return "is computed otherwise than in the model";
        }
        return Types.same(was.type(), column.type())
                ? "is made anew: what it is computed from changes"
                : "is " + Types.text(was.type()) + ", should be " + Types.text(column.type());
    }

    private void addAgain(Column column) {
        if (column.generated() == null) {
            add(column);
            return;
        }
        this.steps.change(
                Phase.GENERATED,
                object(column),
                Steps.COMES_BACK,
                List.of(new AddColumn(table(), column, false)),
                List.of(dropOf(column)));
    }

    private void change(Column was, Column wantedColumn) {
        Column column = fixed(was, wantedColumn);
        ColumnChange change = new ColumnChange(
                this.steps,
                table(),
                new TypeChange(was, column, translation(was, column)),
                this.wanted.written(column),
                this.known.serials().contains(was.name()));
        if (was.generated() != null && column.generated() == null) {
            this.steps.add(
                    Phase.COLUMN,
                    new Difference(
                                    Difference.Kind.CHANGE,
                                    object(was),
                                    "is computed" + this.steps.onlyThere(),
                                    List.of(new DropExpression(table(), was.name(), false)),
                                    List.of(dropOf(was), new AddColumn(table(), was, false)))
                            .remark("The column keeps its values and is computed no longer."));
        }
        List<Difference> differences = new ArrayList<>(change.differences());
        differences.forEach(difference ->
                this.steps.add(difference.kind() == Difference.Kind.NOTE ? Phase.NOTE : Phase.COLUMN, difference));
    }

    private @Nullable Translation translation(Column was, Column column) {
        return Types.same(was.type(), column.type())
                ? null
                : Translation.of(
                        was, allowedValues(this.live, was.name()), column, allowedValues(this.wanted, column.name()));
    }

    private static @Nullable AllowedValues allowedValues(TableSide side, String column) {
        return side.pieces().stream()
                .filter(piece -> piece.columns().equals(Set.of(column)))
                .flatMap(piece -> piece.constraint() instanceof Check check
                        ? Stream.ofNullable(AllowedValues.of(check.expression()))
                        : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    /** Tells whether a column gets only values that a check of the model lets pass. */
    boolean isTranslated(String name) {
        Column was = this.live.columns().get(name);
        Column column = this.wanted.columns().get(name);
        return was != null && column != null && translation(was, column) != null;
    }

    /** Takes a change away from a column that PostgreSQL refuses to change. */
    private Column fixed(Column was, Column column) {
        String key = this.live.table().options().partitionBy();
        if (key == null || !Mentioned.names(key, was.name()) || Types.same(was.type(), column.type())) {
            return column;
        }
        this.steps.note(
                object(was),
                "is " + Types.text(was.type()) + ", the model wants " + Types.text(column.type())
                        + "; PostgreSQL cannot change that, as the table is partitioned by it");
        return Columns.withType(column, was.type());
    }

    private void compareComment(Column was, Column column) {
        String before = was.options().comment();
        String text = column.options().comment();
        if (Objects.equals(before, text)) {
            return;
        }
        CommentTarget target = new CommentTarget(CommentTarget.Kind.COLUMN, table(), was.name());
        List<Operation> upgrade = List.of(new SetComment(target, text, null));
        List<Operation> downgrade = List.of(new SetComment(target, before, null));
        if (text == null) {
            this.steps.add(Phase.COMMENT, this.steps.extraOf(object(was), "has a comment", upgrade, downgrade));
        } else if (!this.fates.remade().contains(was.name())) {
            this.steps.change(
                    Phase.COMMENT,
                    object(was),
                    before == null ? "has no comment" : "has another comment",
                    upgrade,
                    downgrade);
        }
    }

    /** A value whose type the server writes behind it is clear without. */
    static String text(ColumnDefault value) {
        if (value instanceof Expression expression) {
            return SqlWords.withoutCast(expression.sql());
        }
        Object literal = ((Literal) value).value();
        return literal instanceof String string ? SqlWords.literal(string) : String.valueOf(literal);
    }
}
