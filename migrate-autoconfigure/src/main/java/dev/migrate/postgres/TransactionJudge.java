package dev.migrate.postgres;

import dev.migrate.MigrateException;
import org.postgresql.core.TransactionState;

/** Requires of the code of a revision that it leaves the transaction around it, or none, as it found it. */
final class TransactionJudge {

    private TransactionJudge() {}

    /**
     * Compares what was before the code with what is behind it.
     *
     * @throws TransactionEndedException if the code ended the transaction around it
     * @throws MigrateException if it went on behind a statement that failed, or left a transaction of its own open
     */
    static void judge(TransactionState before, TransactionState after) {
        if (before == TransactionState.IDLE && after != TransactionState.IDLE) {
            throw new MigrateException(
                    "its code began a transaction and did not end it",
                    "Let the code commit it, and run it again. It was rolled back, as nobody else would have ended it.");
        }
        if (before != TransactionState.IDLE && after == TransactionState.IDLE) {
            throw new TransactionEndedException();
        }
        if (before == TransactionState.OPEN && after == TransactionState.FAILED) {
            throw new MigrateException(
                    "a statement of its code failed, the code caught the exception, and the transaction does not survive that",
                    "Let the exception pass; or avoid the failure, for example with ON CONFLICT DO NOTHING; or put a SAVEPOINT"
                            + " before the statement and go back to it. Then run it again.");
        }
    }
}
