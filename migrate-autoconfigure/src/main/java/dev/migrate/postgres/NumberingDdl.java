package dev.migrate.postgres;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import java.util.Objects;

/** Writes statements that let a new sequence go on behind the numbers that rows have already: PostgreSQL begins at the start. */
final class NumberingDdl {

    private NumberingDdl() {}

    /** Goes on in an identity column. */
    static String goOn(QualifiedName table, String column, SequenceOptions options) {
        String sequence = "pg_get_serial_sequence(" + Literals.text(Identifiers.quote(table)) + ", "
                + Literals.text(column) + ")";
        return statement(sequence, table, column, options);
    }

    /** Goes on in a column that a sequence numbers. */
    static String goOn(QualifiedName sequence, QualifiedName table, String column, SequenceOptions options) {
        return statement(Literals.text(Identifiers.quote(sequence)), table, column, options);
    }

    /** Changes nothing where the table is empty, or where its numbers do not reach the start. */
    private static String statement(String sequence, QualifiedName table, String column, SequenceOptions options) {
        boolean up = Objects.requireNonNullElse(options.increment(), 1L) > 0;
        String last = (up ? "max(" : "min(") + Identifiers.quote(column) + ")";
        return "select setval(" + sequence + ", " + last + ") from " + Identifiers.quote(table) + " having " + last
                + (up ? " >= " : " <= ") + start(options, up);
    }

    private static long start(SequenceOptions options, boolean up) {
        if (options.start() != null) {
            return options.start();
        }
        return up
                ? Objects.requireNonNullElse(options.minimum(), 1L)
                : Objects.requireNonNullElse(options.maximum(), -1L);
    }
}
