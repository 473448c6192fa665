package dev.migrate.engine;

import dev.migrate.operation.RunCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing that a revision does: a statement, or code of its author's. Exactly one of {@code sql} and
 * {@code code} is there.
 *
 * @param sql the text of one statement
 * @param line the line of its file on which the statement begins, from 1; {@code null} in a Java revision
 * @param code the code
 */
record Piece(
        @Nullable String sql,
        @Nullable Integer line,
        @Nullable RunCode code) {

    static Piece of(String sql, @Nullable Integer line) {
        return new Piece(Objects.requireNonNull(sql, "sql"), line, null);
    }

    PlannedStatement planned() {
        return new PlannedStatement(text(), this.line, this.code != null);
    }

    /** Returns the SQL, or for code what stands for it in reports and checksums. */
    String text() {
        return this.code == null
                ? Objects.requireNonNull(this.sql)
                : "op.run" + (this.code.description() == null ? "" : " " + this.code.description());
    }

    static Piece of(RunCode code) {
        return new Piece(null, null, Objects.requireNonNull(code, "code"));
    }
}
