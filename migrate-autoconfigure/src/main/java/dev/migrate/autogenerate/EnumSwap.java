package dev.migrate.autogenerate;

import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnType;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameObject;
import dev.migrate.schema.ArrayType;
import dev.migrate.schema.Check;
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
import java.util.stream.Stream;

/**
 * Takes values of an enumerated type back, which PostgreSQL cannot do in place: the type is made anew, and its columns
 * move over. It fails while a row holds one of the values.
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

    /** Tells whether a default or a condition of the database names one of the values. */
    static boolean isNamed(List<String> values, DatabaseModel live) {
        Stream<String> defaults = live.tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> String.valueOf(column.defaultValue()));
        Stream<String> checks = live.tables().stream()
                .flatMap(table -> table.constraints().stream())
                .flatMap(constraint ->
                        constraint instanceof Check check ? Stream.of(check.expression()) : Stream.empty());
        Stream<String> indexes = live.indexes().stream().map(index -> String.valueOf(index.where()));
        return Stream.of(defaults, checks, indexes)
                .flatMap(texts -> texts)
                .anyMatch(text -> values.stream().map(SqlWords::literal).anyMatch(text::contains));
    }

    private void add(TableSide side) {
        Map<String, Column> moved = new LinkedHashMap<>(side.columns());
        moved.values().removeIf(column -> !Types.uses(column.type(), this.type.name()));
        moved.values().forEach(column -> move(side.table(), column));
        for (Piece piece : side.pieces()) {
            if (piece.foreignKey() == null
                    && piece.dependsOnType()
                    && piece.columns().stream().anyMatch(moved::containsKey)) {
                this.before.add(piece.drop());
                this.after.add(piece.create());
            }
        }
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
