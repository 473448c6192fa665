package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.operation.StatementClass;
import dev.migrate.postgres.SqlFailure;
import dev.migrate.postgres.TransactionEndedException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what a person needs to know of a failed step: where, what, why, what remains, what to do. */
final class FailureReport {

    /** A schema, a table or the like, or another object of that name exists already. */
    private static final Set<String> IS_THERE = Set.of("42P06", "42P07", "42710");

    private FailureReport() {}

    static MigrationFailedException of(
            PreparedStep step, StepFailure failure, Unit unit, Progress progress, @Nullable Timeouts exceeded) {
        Throwable cause = failure.cause();
        String problem = step.title() + " failed" + where(step, failure, cause) + ": " + what(failure, cause) + " "
                + remains(step, failure, unit) + " " + before(progress);
        return new MigrationFailedException(
                step.revisionId(), progress.applied(), problem, action(step, failure, unit, progress, exceeded), cause);
    }

    /** The run was told to stop, before a step or in the middle of it. */
    static MigrationCancelledException cancelled(PreparedStep step, Progress progress, @Nullable StepFailure failure) {
        String where = failure == null
                ? "The run was cancelled before " + step.title() + "."
                : "The run was cancelled during " + step.title() + ". "
                        + (step.transactional()
                                ? "The step was rolled back: nothing of it remains."
                                : outside(step, failure.done().size()));
        return new MigrationCancelledException(
                progress.applied(),
                where + " " + before(progress),
                "Run it again: it goes on with " + step.revisionId() + ".",
                failure == null ? null : failure.cause());
    }

    /** The connection went away; what it left was read afterwards, under the lock, so that nothing is under way. */
    static MigrationFailedException lost(SqlFailure cause, Progress progress) {
        PreparedStep step = progress.left().get(0);
        return new MigrationFailedException(
                step.revisionId(),
                progress.applied(),
                "The connection was lost during " + step.title() + ": " + sentence(cause.serverText()) + " (SQLSTATE "
                        + cause.sqlState() + "). The database was read again: "
                        + (step.transactional()
                                ? "nothing of that step is in it."
                                : "the step, which runs outside a transaction, is not complete.")
                        + " " + before(progress),
                (cause.isSocketTimeout()
                                ? "The parameter socketTimeout of the database's URL ends the connection of whatever takes"
                                        + " longer: give migrations a URL without it, with migrate.url or"
                                        + " DIRECT_DATABASE_URL, and run it again"
                                : "Run it again")
                        + ": it goes on with " + step.revisionId() + ".",
                cause);
    }

    /** The connection went away, and nobody can tell what it left. */
    static MigrationFailedException unknown(SqlFailure cause, Progress progress, String why) {
        PreparedStep step = progress.left().get(0);
        return new MigrationFailedException(
                step.revisionId(),
                progress.applied(),
                "The connection was lost during " + step.title() + ": " + sentence(cause.serverText()) + " (SQLSTATE "
                        + cause.sqlState() + "). Whether the step is in the database is not known, as it could not be"
                        + " read again: " + sentence(why) + ". "
                        + (progress.applied().isEmpty()
                                ? "No other step had run."
                                : "Steps that ran before and stay: " + String.join(", ", progress.applied()) + "."),
                "Run it again when the server answers: it reads where the database is, and goes on from there.",
                cause);
    }

    private static String where(PreparedStep step, StepFailure failure, Throwable cause) {
        Piece piece = failure.piece();
        if (step.script() == null) {
            return "";
        }
        if (piece == null) {
            return " in " + step.location() + ", " + failure.when();
        }
        Integer line = line(piece, cause);
        return " in " + step.location() + (line == null ? "" : ", line " + line) + ", statement " + failure.number()
                + " of " + step.pieces().size();
    }

    /** The line of the error itself where the server says its place, else the line where the statement begins. */
    private static @Nullable Integer line(Piece piece, Throwable cause) {
        Integer first = piece.line();
        String sql = piece.sql();
        if (first == null || sql == null || !(cause instanceof SqlFailure failure) || failure.position() < 1) {
            return first;
        }
        int end = Math.min(
                sql.offsetByCodePoints(0, Math.min(failure.position() - 1, sql.codePointCount(0, sql.length()))),
                sql.length());
        return first
                + (int) sql.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private static String what(StepFailure failure, Throwable cause) {
        Piece piece = failure.piece();
        String statement = piece == null || piece.sql() == null
                ? ""
                : " The statement: " + Texts.shorten(Objects.requireNonNull(piece.sql())) + ".";
        if (cause instanceof MigrateException ex) {
            return sentence(ex.problem()) + "." + statement;
        }
        if (cause instanceof SqlFailure sql) {
            return sentence(sql.serverText()) + " (SQLSTATE " + sql.sqlState() + ")." + statement;
        }
        return "its code threw " + cause.getClass().getName() + ": "
                + sentence(Objects.requireNonNullElse(cause.getMessage(), "no message")) + ".";
    }

    private static String remains(PreparedStep step, StepFailure failure, Unit unit) {
        if (failure.cause() instanceof TransactionEndedException) {
            return "What had been done by then is committed, or was rolled back by the code; nothing was run behind it.";
        }
        if (unit.kind() == Unit.Kind.ONE_TRANSACTION && unit.steps().size() > 1) {
            return "Its " + unit.steps().size()
                    + " revisions are one transaction (migrate.transaction=per-run), which was"
                    + " rolled back: nothing of "
                    + unit.steps().stream().map(PreparedStep::revisionId).collect(Collectors.joining(", "))
                    + " remains.";
        }
        if (step.transactional()) {
            return "The step was rolled back: nothing of it remains.";
        }
        return outside(step, failure.done().size());
    }

    private static String outside(PreparedStep step, int done) {
        if (done > 1 && done == step.pieces().size()) {
            return "The step runs outside a transaction: all its " + done + " statements took effect and remain.";
        }
        return switch (done) {
            case 0 -> "The step runs outside a transaction; none of its statements took effect before.";
            case 1 -> "The step runs outside a transaction: its first statement took effect and remains.";
            default -> "The step runs outside a transaction: its first " + done + " statements took effect and remain.";
        };
    }

    private static String before(Progress progress) {
        List<String> heads = progress.heads();
        List<String> applied = progress.applied();
        String at =
                heads.isEmpty() ? "the database is at <base>." : "the database is at " + String.join(", ", heads) + ".";
        return applied.isEmpty()
                ? "No other step had run; " + at
                : "Steps that ran before and stay: " + String.join(", ", applied) + "; " + at;
    }

    private static String action(
            PreparedStep step, StepFailure failure, Unit unit, Progress progress, @Nullable Timeouts exceeded) {
        if (failure.cause() instanceof MigrateException ex) {
            return ex.action();
        }
        SqlFailure sql = SqlFailure.behind(failure.cause());
        boolean forbidden =
                failure.piece() == null && sql != null && sql.sqlState().equals("42501");
        if (step.script() == null || forbidden) {
            return "Check the rights of the database's user on migrate's tables and run it again.";
        }
        if (isRefusedBesideTheRevision(failure, sql)) {
            return "Something refuses rows of migrate's own tables, such as a trigger, a rule or a constraint on"
                    + " migrate_version or migrate_history: remove it and run it again.";
        }
        String file = step.location();
        String tooLong = exceeded == null ? null : tooLong(step, failure, exceeded);
        if (tooLong != null) {
            return tooLong;
        }
        if (exceeded == null && sql != null && sql.isCancelled()) {
            return "Somebody cancelled the statement. Run it again: it goes on with this revision.";
        }
        if (sql != null && sql.sqlState().equals("55P04")) {
            return "A value that ALTER TYPE ... ADD VALUE adds can be used only after a commit: move that statement from "
                    + file + " to a revision of its own below this one, and run it again.";
        }
        if (sql != null && sql.sqlState().equals("22P05")) {
            return "The encoding of the database lacks a character of " + file + ": write it otherwise, or move to a"
                    + " database in UTF8. Then run it again: it goes on with this revision.";
        }
        if (sql != null && sql.sqlState().equals("53200") && unit.kind() == Unit.Kind.ONE_TRANSACTION) {
            return "Run it with migrate.transaction=per-revision, or raise max_locks_per_transaction of the server: one"
                    + " transaction holds the locks of all revisions.";
        }
        if (sql != null && IS_THERE.contains(sql.sqlState()) && progress.heads().isEmpty()) {
            return "If the database had all this before it knew of revisions, write that down with \"migrate stamp "
                    + step.revisionId() + "\", or the later revision that it is at. Else correct " + file
                    + " and run it again.";
        }
        String circumstance = sql == null ? null : circumstance(sql, file);
        if (circumstance != null) {
            return circumstance + " Then run it again: it goes on with " + next(step, unit) + ".";
        }
        return "Correct " + file + (step.transactional() ? "" : " from the failed statement on")
                + " and run it again: it goes on with " + next(step, unit) + ".";
    }

    /** What to do where not the revision is to blame but what the server can and lets us do; {@code null} elsewhere. */
    private static @Nullable String circumstance(SqlFailure failure, String file) {
        if (failure.sqlState().equals("42501")) {
            return "Give the user of the database the right to do that, or correct " + file + ".";
        }
        if (failure.sqlState().equals("25006")) {
            return "The database takes no changes now, as after a failover, or when its disk is full"
                    + " (default_transaction_read_only): let it take them, or give migrations the address of the server"
                    + " that does.";
        }
        if (failure.sqlState().startsWith("53") || failure.sqlState().startsWith("58")) {
            return "The server has no room or no memory for it, or could not use its files; its log says more. Give it what"
                    + " it needs.";
        }
        return null;
    }

    private static String next(PreparedStep step, Unit unit) {
        if (!step.transactional()) {
            return "that statement";
        }
        return unit.kind() == Unit.Kind.ONE_TRANSACTION ? unit.steps().get(0).revisionId() : "this revision";
    }

    private static boolean isRefusedBesideTheRevision(StepFailure failure, @Nullable SqlFailure sql) {
        return failure.piece() == null
                && !failure.when().equals(StepFailure.COMMIT)
                && sql != null
                && (sql.sqlState().startsWith("P0") || sql.sqlState().startsWith("23"));
    }

    /** What to do about a statement whose time was up; {@code null} when the limit was not one of ours. */
    private static @Nullable String tooLong(PreparedStep step, StepFailure failure, Timeouts timeouts) {
        Piece piece = failure.piece();
        StatementClass kind = piece == null ? StatementClass.OUTSIDE : step.kind(piece);
        if (timeouts.of(kind).isZero()) {
            return null;
        }
        String limit = timeouts.property(kind) + " ends such a statement after "
                + timeouts.of(kind).toMillis() + " ms";
        return switch (kind) {
            case DDL ->
                limit + ", as it keeps the application out of the table: change it in a way that neither rewrites nor"
                        + " reads the whole table, or raise the limit for this run.";
            case DATA -> limit + ": change fewer rows at a time, or raise the limit for this run.";
            case SCAN, OUTSIDE -> limit + ": raise the limit for this run.";
        };
    }

    private static String sentence(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.+$", "");
    }
}
