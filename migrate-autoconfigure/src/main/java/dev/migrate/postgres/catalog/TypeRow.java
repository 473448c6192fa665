package dev.migrate.postgres.catalog;

import dev.migrate.schema.Check;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Domain;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An enumerated type, or a domain over a type. */
record TypeRow(
        long id,
        QualifiedName name,
        List<String> labels,
        @Nullable DataType base,
        boolean notNull,
        @Nullable String expression,
        @Nullable QualifiedName collation) {

    static TypeRow of(Row row) throws SQLException {
        return new TypeRow(
                row.id("id"),
                row.name("schema", "name"),
                row.names("labels"),
                row.text("kind").equals("d") ? row.type() : null,
                row.flag("not_null"),
                row.textOrNull("expression"),
                row.nameOrNull("collation_schema", "collation"));
    }

    boolean isDomain() {
        return this.base != null;
    }

    EnumType enumType() {
        return new EnumType(this.name, this.labels);
    }

    Domain domain(List<Check> checks) {
        return new Domain(
                this.name,
                Objects.requireNonNull(this.base),
                !this.notNull,
                this.expression == null ? null : new Expression(this.expression),
                this.collation,
                checks);
    }
}
