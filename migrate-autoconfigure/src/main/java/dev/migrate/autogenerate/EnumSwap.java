package dev.migrate.autogenerate;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnType;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameObject;
import dev.migrate.schema.ArrayType;
import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes an enumerated type anew, and its columns move over: PostgreSQL can take no value away in place, and lets nothing
 * use a value that the same transaction added. It fails while a row holds a value that goes.
 */
final class EnumSwap {

    private final EnumType type;
    private final QualifiedName aside;
    private final List<Operation> before = new ArrayList<>();
    private final List<Operation> moves = new ArrayList<>();
    private final List<Operation> after = new ArrayList<>();

    private EnumSwap(EnumType type) {
        this.type = type;
        this.aside = type.name().sibling(type.name().name() + "_before");
    }

    /**
     * Returns the operations.
     *
     * @param type the type as it has to be
     * @param live the database before the revision
     */
    static List<Operation> to(EnumType type, DatabaseModel live) {
        EnumSwap swap = new EnumSwap(type);
        Map<QualifiedName, List<Index>> indexes = live.indexes().stream().collect(Collectors.groupingBy(Index::table));
        live.tables()
                .forEach(table -> swap.add(new TableSide(table, indexes.getOrDefault(table.name(), List.of()), null)));
        return swap.operations();
    }

    private void add(TableSide side) {
        Map<String, Column> moved = new LinkedHashMap<>();
        Map<String, Column> computed = new LinkedHashMap<>();
        side.columns().forEach((name, column) -> {
            if (isComputed(side.table(), column)) {
                computed.put(name, column);
            } else if (Types.uses(column.type(), this.type.name())) {
                moved.put(name, column);
            }
        });
        for (Piece piece : side.pieces()) {
            boolean leans = piece.foreignKey() == null
                    && piece.dependsOnType()
                    && piece.columns().stream().anyMatch(moved::containsKey);
            if (leans || piece.columns().stream().anyMatch(computed::containsKey)) {
                this.before.add(piece.drop());
                this.after.add(piece.create());
            }
        }
        moved.values().forEach(column -> move(side.table(), column));
        computed.values().forEach(column -> {
            this.before.add(new DropColumn(side.name(), column.name(), false, false, null));
            this.moves.add(new AddColumn(side.name(), column, false));
        });
    }

    /** PostgreSQL refuses to change the type of a column that another one is computed from. */
    private boolean isComputed(Table table, Column column) {
        return column.generated() != null
                && (Types.uses(column.type(), this.type.name())
                        || EnumTexts.isAbout(
                                table, this.type.name(), column.generated().expression()));
    }

    private void move(Table table, Column column) {
        if (column.defaultValue() != null) {
            this.before.add(new AlterColumnDefault(table.name(), column.name(), null, null));
            this.after.add(new AlterColumnDefault(table.name(), column.name(), column.defaultValue(), null));
        }
        String text = column.type() instanceof ArrayType ? "::text[]::" : "::text::";
        this.moves.add(new AlterColumnType(
                table.name(),
                column.name(),
                column.type(),
                column.options().collation(),
                SqlWords.name(column.name()) + text + SqlWords.type(column.type()),
                null));
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>(this.before);
        all.add(new RenameObject(ObjectKind.TYPE, this.type.name(), this.aside.name()));
        all.add(new CreateEnum(this.type));
        all.addAll(this.moves);
        all.add(new DropObject(ObjectKind.TYPE, this.aside, false, false, null));
        all.addAll(this.after);
        return all;
    }
}
