package dev.migrate.postgres.catalog;

import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column, which the sequence that it owns may complete. */
record ColumnRow(
        long relation,
        int number,
        String name,
        DataType type,
        boolean notNull,
        String identity,
        String generated,
        @Nullable String expression,
        ColumnOptions options) {

    static ColumnRow of(Row row) throws SQLException {
        QualifiedName collation = row.nameOrNull("collation_schema", "collation");
        return new ColumnRow(
                row.id("relation"),
                (int) row.number("number"),
                row.text("name"),
                row.type(),
                row.flag("not_null"),
                row.text("identity"),
                row.text("generated"),
                row.textOrNull("expression"),
                new ColumnOptions(row.textOrNull("comment"), collation, compression(row.text("compression"))));
    }

    /** Makes the column. */
    Column column(@Nullable SequenceRow owned) {
        boolean serial = isSerial(owned);
        return new Column(
                this.name,
                serial ? serialType() : this.type,
                !this.notNull,
                serial ? null : defaultValue(),
                owned == null || this.identity.isEmpty()
                        ? null
                        : new Identity(this.identity.equals("a"), owned.options()),
                generatedAs(),
                this.options,
                List.of());
    }

    /** Tells whether {@code serial} says everything about this column and its sequence. */
    boolean isSerial(@Nullable SequenceRow owned) {
        return owned != null && owned.isPlainSerial() && this.notNull;
    }

    private @Nullable ColumnDefault defaultValue() {
        return this.expression == null || !this.generated.isEmpty() ? null : new Expression(this.expression);
    }

    private @Nullable Generated generatedAs() {
        return this.expression == null || this.generated.isEmpty()
                ? null
                : new Generated(SqlText.withoutParentheses(this.expression), this.generated.equals("s"));
    }

    private DataType serialType() {
        BuiltIn kind = ((BuiltInType) this.type).kind();
        BuiltIn serial = kind == BuiltIn.SMALLINT
                ? BuiltIn.SMALLSERIAL
                : kind == BuiltIn.INTEGER ? BuiltIn.SERIAL : BuiltIn.BIGSERIAL;
        return new BuiltInType(serial, List.of(), null);
    }

    private static @Nullable String compression(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "p" -> "pglz";
            case "l" -> "lz4";
            default -> null;
        };
    }
}
