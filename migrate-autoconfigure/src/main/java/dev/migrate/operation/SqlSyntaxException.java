package dev.migrate.operation;

import dev.migrate.MigrateException;

/** SQL that cannot be cut into statements. Knows the line, so that a caller who knows the file can say both. */
public final class SqlSyntaxException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String fault;

    SqlSyntaxException(int line, String fault, String action) {
        super("Line " + line + ": " + fault, action);
        this.line = line;
        this.fault = fault;
    }

    /**
     * Tells where it is.
     *
     * @return the 1-based line
     */
    public int line() {
        return this.line;
    }

    /**
     * Says what is wrong there.
     *
     * @return the problem without the line, never {@code null}
     */
    public String fault() {
        return this.fault;
    }
}
