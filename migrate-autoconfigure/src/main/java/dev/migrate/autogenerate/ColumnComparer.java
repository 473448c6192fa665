package dev.migrate.autogenerate;

import dev.migrate.operation.AddColumn;
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
import dev.migrate.schema.PrimaryKey;
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
        RequiredColumn required = new RequiredColumn(this.wanted, column);
        List<Operation> additions = required.addition();
        Phase phase = column.generated() == null ? Phase.COLUMN : Phase.GENERATED;
        List<Operation> drop = List.of(dropOf(column));
        Difference difference =
                new Difference(Difference.Kind.CHANGE, object(column), "is missing", List.of(additions.get(0)), drop);
        ColumnDefault value = required.value();
        if (value != null) {
            this.steps.add(
                    phase,
                    difference
                            .withOperations(additions, drop)
                            .remark("Rows that are there get " + text(value) + " as " + column.name()
                                    + ": is that what they should have?"));
            return;
        }
        this.steps.add(phase, difference);
        if (required.isDemanding()) {
            this.steps.add(
                    Phase.REQUIRED,
                    new Difference(
                                    Difference.Kind.CHANGE,
                                    object(column),
                                    "is to refuse NULL",
                                    additions.subList(1, 2),
                                    List.of())
                            .remark(required.fillFirst(), List.of()));
        }
    }

    private void drop(Column column) {
        RequiredColumn required = new RequiredColumn(this.live, column);
        boolean returns = this.fates.remade().contains(column.name());
        if (!this.steps.drops() && (returns || this.fates.gone().contains(column.name()))) {
            List<Operation> drop = List.of(dropOf(column));
            this.steps.give(object(column), Phase.DROP_GENERATED, drop, Phase.GENERATED, required.addition(), returns);
            return;
        }
        Difference difference = this.steps.surplusOf(object(column), List.of(dropOf(column)), required.addition());
        if (this.steps.drops()) {
            difference = difference.remark(this.known.dependents().ofDrop(table(), column.name()), required.remarks());
        } else if (required.isDemanding()) {
            difference = release(required, difference);
        }
        String hint = this.known.hints().apply(object(column));
        if (hint != null) {
            difference = difference.remark(hint);
        }
        this.steps.add(column.generated() == null ? Phase.DROP_COLUMN : Phase.DROP_GENERATED, difference);
    }

    /** A kept column that the application does not know, and that refuses the rows in which it is not, lets them pass. */
    private Difference release(RequiredColumn required, Difference kept) {
        Column column = required.column();
        // The key of the model, which does not know the column, would take its place.
        boolean inKey = this.live.pieces().stream()
                        .anyMatch(piece -> piece.constraint() instanceof PrimaryKey
                                && piece.columns().contains(column.name()))
                && this.wanted.pieces().stream().noneMatch(piece -> piece.constraint() instanceof PrimaryKey);
        String problem = column.name() + " refuses NULL and has no default: ";
        if (inKey) {
            return kept.remark(problem + "every insert of the entities fails.");
        }
        if (this.known.dependents().hasTrigger(table())) {
            return kept.remark(problem + "unless a trigger fills it, every insert of the entities fails.");
        }
        this.steps.add(
                Phase.COLUMN,
                new Difference(
                                Difference.Kind.CHANGE,
                                object(column),
                                "refuses NULL, and the entities do not fill it",
                                List.of(new AlterColumnNullability(table(), column.name(), true)),
                                List.of(new AlterColumnNullability(table(), column.name(), false)))
                        .remark(column.name() + " is kept. It has no default, so that every insert of the entities"
                                + " would fail.")
                        .remark(List.of(), required.fillFirst()));
        return kept;
    }

    private Operation dropOf(Column column) {
        return new DropColumn(table(), column.name(), false, false, null);
    }

    /** A generated column holds nothing of its own, so that nothing is lost by making it anew. */
    private void replace(Column was, Column column) {
        List<Operation> drop = List.of(dropOf(was));
        List<String> dependents = this.known.dependents().ofChange(table(), was.name());
        if (was.generated() != null) {
            this.steps.add(
                    Phase.DROP_GENERATED,
                    new Difference(
                                    Difference.Kind.CHANGE,
                                    object(was),
                                    difference(was, column),
                                    drop,
                                    List.of(new AddColumn(table(), was, false)))
                            .remark(dependents, List.of()));
            addAgain(this.wanted.written(column), dependents);
            return;
        }
        String text = "holds values of its own, and the model computes it";
        if (!this.steps.drops()) {
            this.steps.note(object(was), text + "; --drops lets them go");
            return;
        }
        RequiredColumn required = new RequiredColumn(this.live, was);
        this.steps.add(
                Phase.DROP_GENERATED,
                new Difference(Difference.Kind.DROP, object(was), text, drop, required.addition())
                        .remark(dependents, required.remarks()));
        addAgain(this.wanted.written(column), dependents);
    }

    private static String difference(Column was, Column column) {
        if (!Objects.equals(was.generated(), column.generated())) {
            return "is computed otherwise than in the model";
        }
        return Types.same(was.type(), column.type())
                ? "is made anew: what it is computed from changes"
                : "is " + Types.text(was.type()) + ", should be " + Types.text(column.type());
    }

    private void addAgain(Column column, List<String> dependents) {
        if (column.generated() == null) {
            add(column);
            return;
        }
        this.steps.add(
                Phase.GENERATED,
                new Difference(
                                Difference.Kind.CHANGE,
                                object(column),
                                Steps.COMES_BACK,
                                List.of(new AddColumn(table(), column, false)),
                                List.of(dropOf(column)))
                        .remark(List.of(), dependents));
    }

    private void change(Column was, Column wantedColumn) {
        Column column = fixed(was, wantedColumn);
        ColumnChange change = new ColumnChange(
                this.steps,
                table(),
                new TypeChange(was, column, translation(was, column)),
                this.wanted.written(column),
                this.known);
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
