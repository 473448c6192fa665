package dev.migrate.postgres;

import java.time.Duration;
import java.util.List;

/**
 * Tells a statement whose time was up from one that somebody cancelled. The server gives both the same SQLSTATE and tells
 * them apart in words of its own language only, so it is made to say them again.
 */
final class StatementTimeout {

    private StatementTimeout() {}

    static boolean explains(SqlFailure failure, Gate gate) {
        if (!failure.isCancelled()) {
            return false;
        }
        try {
            gate.send(List.of(
                    "BEGIN",
                    SessionSettings.beginPart(Duration.ZERO, Duration.ofMillis(1)),
                    "SELECT pg_catalog.pg_sleep(60)",
                    "COMMIT"));
            return false;
        } catch (SqlFailure again) {
            return again.isCancelled() && again.serverText().equals(failure.serverText());
        }
    }
}
