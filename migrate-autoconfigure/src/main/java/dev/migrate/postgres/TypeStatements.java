package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.when;

import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.CreateSequence;
import dev.migrate.schema.Check;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Domain;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import java.util.stream.Collectors;

/** Writes statements about enumerated types, domains and sequences. */
final class TypeStatements {

    private TypeStatements() {}

    static String create(EnumType type) {
        return "create type " + Identifiers.quote(type.name()) + " as enum "
                + type.values().stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
    }

    static String add(AddEnumValue operation) {
        String neighbour = operation.neighbour();
        return "alter type " + Identifiers.quote(operation.type()) + " add value "
                + when(operation.ifNotExists(), "if not exists ") + Literals.text(operation.value())
                + (neighbour == null ? "" : (operation.before() ? " before " : " after ") + Literals.text(neighbour));
    }

    static String create(Domain domain) {
        QualifiedName collation = domain.collation();
        ColumnDefault defaultValue = domain.defaultValue();
        return "create domain " + Identifiers.quote(domain.name()) + " as " + TypeDdl.render(domain.type())
                + (collation == null ? "" : " collate " + Identifiers.quote(collation))
                + (defaultValue == null ? "" : " default " + ColumnDdl.render(defaultValue))
                + when(!domain.nullable(), " not null")
                + domain.checks().stream().map(TypeStatements::check).collect(Collectors.joining());
    }

    static String create(CreateSequence operation) {
        Sequence sequence = operation.definition();
        DataType type = sequence.type();
        String options = ColumnDdl.options(sequence.options());
        QualifiedName table = sequence.ownerTable();
        String column = sequence.ownerColumn();
        return "create sequence " + when(operation.ifNotExists(), "if not exists ")
                + Identifiers.quote(sequence.name())
                + (type == null ? "" : " as " + TypeDdl.render(type))
                + when(!options.isEmpty(), " " + options)
                + (table == null || column == null
                        ? ""
                        : " owned by " + Identifiers.quote(table) + "." + Identifiers.quote(column));
    }

    private static String check(Check check) {
        return " " + ConstraintDdl.render(check);
    }
}
