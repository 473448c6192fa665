package dev.migrate.postgres;

/**
 * Writes comparisons that mean the same on every {@code search_path}. The names of functions, types and operators resolve
 * through it, operators too: whoever may create in a schema on the path can define an {@code =} that fits better than the
 * server's own, and it would run with the rights of the migrations.
 */
final class PgCatalog {

    private PgCatalog() {}

    /** Compares an expression of type text, varchar or name with a text. */
    static String isText(String expression, String value) {
        return equal(expression + "::pg_catalog.text", Literals.text(value) + "::pg_catalog.text");
    }

    static String equal(String left, String right) {
        return left + " OPERATOR(pg_catalog.=) " + right;
    }
}
