package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.operation.SqlKind;
import dev.migrate.operation.SqlStatement;

/** Refuses statements that would end or shape the transaction in which a half runs. */
final class TransactionControl {

    private static final int LONGEST = 60;

    private TransactionControl() {}

    /**
     * Refuses such a statement.
     *
     * @throws MigrateException without the place, which the caller adds
     */
    static void refuse(SqlStatement statement, boolean transactional) {
        if (SqlKind.of(statement.text()) == SqlKind.TRANSACTION_CONTROL) {
            throw new MigrateException(
                    "\"" + shortened(statement.text()) + "\" is transaction control, which a revision may not use.",
                    transactional
                            ? "Remove the statement: migrate begins and ends the transaction."
                            : "Remove the statement: without a transaction each statement is committed by itself.");
        }
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
