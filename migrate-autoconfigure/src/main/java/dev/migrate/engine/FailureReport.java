package dev.migrate.engine;

import dev.migrate.engine.Executor.StepFailure;
import dev.migrate.postgres.SqlFailure;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what a person needs to know of a failed step: where, what, why, what remains, what to do. */
final class FailureReport {

    private FailureReport() {}

    static MigrationFailedException of(
            PreparedStep step, StepFailure failure, List<String> applied, Collection<String> heads) {
        RuntimeException cause = (RuntimeException) Objects.requireNonNull(failure.getCause());
        String problem = step.title() + " failed" + where(step, failure, cause) + ": " + what(failure, cause) + " "
                + remains(step, failure) + " " + before(heads, applied);
        return new MigrationFailedException(
                step.revisionId(), applied, problem, action(step, failure), failure.getCause());
    }

    private static String where(PreparedStep step, StepFailure failure, RuntimeException cause) {
        Piece piece = failure.piece();
        if (step.script() == null) {
            return "";
        }
        if (piece == null) {
            return " in " + step.location() + ", when its outcome was written down";
        }
        Integer line = line(piece, cause);
        return " in " + step.location() + (line == null ? "" : ", line " + line) + ", statement " + failure.number()
                + " of " + step.pieces().size();
    }

    /** The line of the error itself where the server says its place, else the line where the statement begins. */
    private static @Nullable Integer line(Piece piece, RuntimeException cause) {
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

    private static String what(StepFailure failure, RuntimeException cause) {
        Piece piece = failure.piece();
        String statement = piece == null || piece.sql() == null
                ? ""
                : " The statement: " + Texts.shorten(Objects.requireNonNull(piece.sql())) + ".";
        if (cause instanceof SqlFailure sql) {
            return sentence(sql.serverText()) + " (SQLSTATE " + sql.sqlState() + ")." + statement;
        }
        return "its code threw " + cause.getClass().getName() + ": "
                + sentence(Objects.requireNonNullElse(cause.getMessage(), "no message")) + ".";
    }

    private static String remains(PreparedStep step, StepFailure failure) {
        if (step.transactional()) {
            return "The step was rolled back: nothing of it remains.";
        }
        int done = failure.piece() == null ? step.pieces().size() : failure.number() - 1;
        return switch (done) {
            case 0 -> "The step runs outside a transaction; none of its statements took effect before.";
            case 1 -> "The step runs outside a transaction: its first statement took effect and remains.";
            default -> "The step runs outside a transaction: its first " + done + " statements took effect and remain.";
        };
    }

    private static String before(Collection<String> heads, List<String> applied) {
        String at =
                heads.isEmpty() ? "the database is at <base>." : "the database is at " + String.join(", ", heads) + ".";
        return applied.isEmpty()
                ? "No other step had run; " + at
                : "Steps that ran before and stay: " + String.join(", ", applied) + "; " + at;
    }

    private static String action(PreparedStep step, StepFailure failure) {
        if (step.script() == null) {
            return "Check the rights of the database's user on migrate's tables and run it again.";
        }
        String file = step.location();
        if (step.transactional() || (failure.piece() != null && failure.number() == 1)) {
            return "Correct " + file + " and run it again: it goes on with this revision.";
        }
        return "Undo by hand what remains, or make its statements repeatable (IF NOT EXISTS), correct " + file
                + " and run it again: it goes on with this revision from its first statement.";
    }

    private static String sentence(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.+$", "");
    }
}
