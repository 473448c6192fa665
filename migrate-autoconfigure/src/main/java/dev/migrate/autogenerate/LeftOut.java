package dev.migrate.autogenerate;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables of the database that are not compared. What they use and the model does not have is not compared either: it
 * could not be dropped.
 *
 * @param tables the tables
 * @param indexes their indexes
 */
record LeftOut(List<Table> tables, List<Index> indexes) {

    LeftOut {
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
    }

    static LeftOut of(DatabaseModel everything, DatabaseModel compared) {
        Set<QualifiedName> names = new HashSet<>();
        compared.tables().forEach(table -> names.add(table.name()));
        return new LeftOut(
                everything.tables().stream()
                        .filter(table -> !names.contains(table.name()))
                        .toList(),
                everything.indexes().stream()
                        .filter(index -> !names.contains(index.table()))
                        .toList());
    }

    /** Puts them beside what is compared. */
    DatabaseModel with(DatabaseModel compared) {
        return new DatabaseModel(
                compared.schemas(),
                compared.enums(),
                compared.domains(),
                compared.sequences(),
                Stream.concat(compared.tables().stream(), this.tables.stream()).toList(),
                Stream.concat(compared.indexes().stream(), this.indexes.stream())
                        .toList(),
                compared.others());
    }

    /** Takes what they use out of what is compared. */
    DatabaseModel without(DatabaseModel compared, DatabaseModel wanted) {
        return this.tables.isEmpty()
                ? compared
                : new DatabaseModel(
                        compared.schemas(),
                        compared.enums().stream()
                                .filter(type -> !uses(type) || has(wanted, type))
                                .toList(),
                        compared.domains(),
                        compared.sequences().stream()
                                .filter(sequence -> !uses(sequence) || has(wanted, sequence))
                                .toList(),
                        compared.tables(),
                        compared.indexes(),
                        compared.others());
    }

    private boolean uses(EnumType type) {
        return this.tables.stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> Types.uses(column.type(), type.name()));
    }

    private boolean uses(Sequence sequence) {
        return this.tables.stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.defaultValue() instanceof Expression expression
                        && expression.sql().startsWith("nextval(")
                        && expression.sql().contains(sequence.name().name()));
    }

    private static boolean has(DatabaseModel wanted, EnumType type) {
        return wanted.enums().stream().anyMatch(one -> one.name().equals(type.name()));
    }

    private static boolean has(DatabaseModel wanted, Sequence sequence) {
        return wanted.sequences().stream().anyMatch(one -> one.name().equals(sequence.name()));
    }
}
