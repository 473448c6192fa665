package dev.migrate.engine;

import dev.migrate.operation.RunCode;
import dev.migrate.operation.SqlKind;
import dev.migrate.operation.SqlNormalizer;
import dev.migrate.operation.StatementClass;
import dev.migrate.script.Script;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** A procedure or block may commit; the others refuse a transaction in cases that only the catalog knows. */
    private static final Set<String> OUTSIDE = Set.of("CALL", "CLUSTER", "DO", "REINDEX", "RESET", "SET");

    private static final Pattern SETTING =
            Pattern.compile("SET |RESET |SELECT (pg_catalog \\. )?set_config \\(", Pattern.CASE_INSENSITIVE);

    /** A function that is only created gives nothing away. */
    private static final Pattern GIVES_AWAY = Pattern.compile(
            "DISCARD ALL$|(SELECT|WITH|VALUES|DO) .*pg_advisory_unlock_all", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What takes a role, makes a temporary table or changes what a name means, be it in a block or a function of that name. */
    private static final Pattern TRACES =
            Pattern.compile("role|authorization|temp|search_path", Pattern.CASE_INSENSITIVE);

    static Piece of(String sql, @Nullable Integer line) {
        return new Piece(Objects.requireNonNull(sql, "sql"), line, null);
    }

    PlannedStatement planned(StatementClass kind) {
        return new PlannedStatement(text(), this.line, this.code != null, kind);
    }

    /** Tells the class of its limits in a transaction. Code is taken for what it is there for, work on rows. */
    StatementClass kind() {
        return this.sql == null ? StatementClass.DATA : StatementClass.of(this.sql);
    }

    /** Returns the SQL, or for code what stands for it in reports and checksums. */
    String text() {
        return this.code == null
                ? Objects.requireNonNull(this.sql)
                : "op.run" + (this.code.description() == null ? "" : " " + this.code.description());
    }

    /** Tells this piece from others in the history. */
    String hash() {
        return Script.checksum(List.of(text())).substring(0, 16);
    }

    /** Tells whether a transaction can hold it, as far as its words tell: what may commit by itself cannot. */
    boolean bearsTransaction() {
        if (this.sql == null || OUTSIDE.contains(firstWord())) {
            return false;
        }
        SqlKind kind = SqlKind.of(this.sql);
        return kind == SqlKind.PLAIN || kind == SqlKind.NEW_ENUM_VALUE;
    }

    /** Tells whether it sets something for the statements behind it on the same connection. */
    boolean isSetting() {
        return this.sql != null
                && SETTING.matcher(SqlNormalizer.normalize(this.sql)).lookingAt();
    }

    /** Tells whether it drops what the connection holds, so the migration lock too. */
    boolean givesTheLockAway() {
        return this.sql != null
                && GIVES_AWAY.matcher(SqlNormalizer.normalize(this.sql)).lookingAt();
    }

    /** Tells whether what runs behind it may find another role or temporary tables. It may say so wrongly, which costs little. */
    boolean mayLeaveTraces() {
        return this.sql == null || TRACES.matcher(this.sql).find();
    }

    private String firstWord() {
        String text = SqlNormalizer.normalize(text());
        int blank = text.indexOf(' ');
        return (blank < 0 ? text : text.substring(0, blank)).toUpperCase(Locale.ROOT);
    }

    static Piece of(RunCode code) {
        return new Piece(null, null, Objects.requireNonNull(code, "code"));
    }
}
