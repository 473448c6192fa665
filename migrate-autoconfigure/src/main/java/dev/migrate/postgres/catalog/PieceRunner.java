package dev.migrate.postgres.catalog;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Gate;
import dev.migrate.postgres.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pieces of a shadow in the open transaction, many in one message. A savepoint stands before each message rather
 * than before each statement, as subtransactions are dear: when a statement is refused, its message is sent again without
 * everything that belongs to the same thing.
 */
final class PieceRunner {

    /** With the savepoint around them, still one message of the gate. */
    private static final int MESSAGE_SIZE = 240;

    /** Classes of SQLSTATE that blame the server or the moment, not the statement. */
    private static final Set<String> NOT_THE_STATEMENT = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private final Gate gate;
    private final List<Refusal> refusals = new ArrayList<>();

    PieceRunner(Gate gate) {
        this.gate = gate;
    }

    /** Runs the pieces and returns those that the server refused. */
    List<Refusal> run(List<Piece> pieces) {
        for (int from = 0; from < pieces.size(); from += MESSAGE_SIZE) {
            runMessage(new ArrayList<>(pieces.subList(from, Math.min(from + MESSAGE_SIZE, pieces.size()))));
        }
        return List.copyOf(this.refusals);
    }

    private void runMessage(List<Piece> pieces) {
        this.refusals.forEach(refusal -> pieces.removeIf(refusal.piece()::isOfTheSame));
        while (!pieces.isEmpty()) {
            SqlFailure failure = attempt(pieces);
            if (failure == null) {
                return;
            }
            int index = failure.index() - 1;
            if (index < 0 && pieces.size() > 1) {
                // The driver did not say which: each gets a message of its own.
                List.copyOf(pieces).forEach(piece -> runMessage(new ArrayList<>(List.of(piece))));
                return;
            }
            Piece refused = pieces.get(Math.max(index, 0));
            this.refusals.add(new Refusal(refused, failure));
            pieces.removeIf(refused::isOfTheSame);
        }
    }

    private @Nullable SqlFailure attempt(List<Piece> pieces) {
        try {
            this.gate.send(Stream.of(
                            Stream.of("SAVEPOINT shadow"),
                            pieces.stream().map(Piece::sql),
                            Stream.of("RELEASE SAVEPOINT shadow"))
                    .flatMap(statements -> statements)
                    .toList());
            return null;
        } catch (SqlFailure failure) {
            if (NOT_THE_STATEMENT.contains(failure.sqlState().substring(0, 2))) {
                throw notTheStatement(failure);
            }
            this.gate.send(List.of("ROLLBACK TO SAVEPOINT shadow"));
            return failure;
        }
    }

    private static MigrateException notTheStatement(SqlFailure failure) {
        return new MigrateException(
                "The server could not spell the wanted schema: " + failure.serverText() + " (SQLSTATE "
                        + failure.sqlState() + ").",
                "Nothing was changed. If it ran out of locks, raise max_locks_per_transaction; otherwise try again.",
                failure);
    }

    /** What was refused, and why. */
    record Refusal(Piece piece, SqlFailure failure) {}
}
