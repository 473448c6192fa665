package dev.migrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockersTests {

    @Test
    void namesASessionWithoutTheLiteralsOfItsQuery() {
        assertThat(Blockers.session(7, "reporting", "alice", 34, "idle in transaction", "select 'secret'\n  from t"))
                .isEqualTo(
                        "process 7 (reporting, in a transaction for 34 s, idle in transaction: select '...' from t)");
        assertThat(Blockers.session(7, "", "alice", 0, "active", "select 1"))
                .isEqualTo("process 7 (unnamed application, in a transaction for 0 s, active: select 1)");
    }

    @Test
    void saysWhatOfASessionMayNotBeSeen() {
        assertThat(Blockers.session(7, "reporting", "alice", 0, null, "<insufficient privilege>"))
                .isEqualTo("process 7 (reporting, of the user alice, whose statements are not ours to see)");
    }

    /** The server may be set to tell of queries of any length. */
    @Test
    void hidesLiteralsHoweverLongTheyAre() {
        assertThat(Blockers.shorten(
                        "select '" + "it''s ".repeat(20_000) + "', $$" + "x".repeat(20_000) + "$$, 'cut off"))
                .isEqualTo("select '...', '...', '...'");
    }

    /** Other autovacuum gives way by itself when a lock is asked for. */
    @Test
    void tellsAutovacuumThatGivesWayFromTheOneThatDoesNot() {
        assertThat(Blockers.session(7, "", "postgres", 34, "active", "autovacuum: VACUUM public.t"))
                .isEqualTo("process 7 (autovacuum for 34 s: VACUUM public.t)");
        assertThat(Blockers.session(
                        7, "", "postgres", 34, "active", "autovacuum: VACUUM public.t (to prevent wraparound)"))
                .isEqualTo("process 7 (autovacuum for 34 s: VACUUM public.t (to prevent wraparound), which gives way to"
                        + " nobody and begins anew when it is ended: let it finish)");
    }
}
