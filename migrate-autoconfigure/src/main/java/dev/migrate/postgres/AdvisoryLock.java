package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lock that lets one process at a time change a database's revisions: a session-level advisory lock, which the server
 * gives up by itself when the connection ends. It is polled in autocommit and never waited for inside the server: a
 * session that waits in {@code pg_advisory_lock} holds a snapshot, and {@code CREATE INDEX CONCURRENTLY} of the holder
 * would wait for that in turn, a deadlock.
 */
final class AdvisoryLock implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(AdvisoryLock.class);

    private final JdbcClient client;
    private final long key;
    private final SessionSettings settings;

    private AdvisoryLock(JdbcClient client, long key, SessionSettings settings) {
        this.client = client;
        this.key = key;
        this.settings = settings;
    }

    /**
     * Polls until the lock is ours.
     *
     * @param limit how long to try
     * @param application the name under which others see the holder in {@code pg_stat_activity}
     * @param waiting is told the holder, again when it changes
     * @throws MigrateException if somebody else still holds the lock at the end of the limit
     */
    static AdvisoryLock acquire(
            JdbcClient client, long key, Duration limit, String application, Consumer<String> waiting) {
        long deadline = System.nanoTime() + limit.toNanos();
        AdvisoryLock lock = new AdvisoryLock(client, key, SessionSettings.capture(client));
        try {
            lock.poll(deadline, limit, application, waiting);
            return lock;
        } catch (MigrateException ex) {
            lock.restoreAfter(ex);
            throw ex;
        }
    }

    private void restoreAfter(MigrateException failure) {
        try {
            this.settings.restoreNow();
        } catch (DataAccessException ex) {
            failure.addSuppressed(ex);
        }
    }

    private void poll(long deadline, Duration limit, String application, Consumer<String> waiting) {
        String named = "";
        while (!tryOnce(application)) {
            String holder = holder();
            if (System.nanoTime() - deadline >= 0) {
                throw new MigrateException(
                        "The migration lock was not free within " + describe(limit) + "; it is held by " + holder + ".",
                        "Wait until that run has finished and start again, or end its session with"
                                + " pg_terminate_backend(pid) if it is known to hang; migrate.lock-wait sets how long"
                                + " to wait.");
            }
            if (!holder.equals(named)) {
                logger.info("Waiting for the migration lock, held by {}", holder);
                waiting.accept(holder);
                named = holder;
            }
            pause();
        }
    }

    /** Returns the settings of the connection from before the lock was taken. */
    SessionSettings settings() {
        return this.settings;
    }

    /** Derives the key of the lock from the place of the version table; advisory locks are apart by database anyway. */
    static long key(String schema, String versionTable) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("migrate:" + schema + "." + versionTable).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }

    /** Writes the same derivation in SQL, for the schema that is current where it runs. */
    static String keyInCurrentSchema(String versionTable) {
        return "('x' OPERATOR(pg_catalog.||) pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to('migrate:' OPERATOR(pg_catalog.||)"
                + " pg_catalog.current_schema() OPERATOR(pg_catalog.||) " + Literals.text("." + versionTable)
                + ", 'UTF8')), 'hex'), 16))::bit(64)::bigint";
    }

    private boolean tryOnce(String application) {
        return this.client
                .sql("SELECT pg_catalog.pg_try_advisory_lock(?) FROM " + this.settings.apply(application))
                .param(this.key)
                .query(Boolean.class)
                .single();
    }

    /** Names the holder: process, application, address and since when its connection stands. */
    private String holder() {
        return this.client
                .sql("""
                        SELECT pg_catalog.format('process %s (%s%s, connected since %s)', a.pid,
                            CASE WHEN pg_catalog.length(a.application_name) OPERATOR(pg_catalog.>) 0
                                 THEN a.application_name ELSE 'unnamed application' END,
                            ' at ' OPERATOR(pg_catalog.||) pg_catalog.host(a.client_addr),
                            pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                        FROM pg_catalog.pg_locks l
                            JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
                            JOIN pg_catalog.pg_database d ON d.oid OPERATOR(pg_catalog.=) l.database
                        WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory'::pg_catalog.text AND l.granted
                            AND l.objsubid OPERATOR(pg_catalog.=) 1::smallint
                            AND d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
                            AND l.classid::bigint OPERATOR(pg_catalog.=) ?::bigint
                            AND l.objid::bigint OPERATOR(pg_catalog.=) ?::bigint""")
                .params(this.key >>> 32, this.key & 0xFFFF_FFFFL)
                .query(String.class)
                .optional()
                .map(PlainText::line)
                .orElse("a process that has just ended");
    }

    private static String describe(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(50, 500));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new MigrateException(
                    "The wait for the migration lock was interrupted; nothing was changed.", "Start again.", ex);
        }
    }

    @Override
    public void close() {
        boolean released;
        try {
            released = release();
        } catch (QueryTimeoutException ex) {
            // A cancellation that came late hit this statement; there is no second one.
            released = release();
        }
        if (!released) {
            logger.warn(
                    "The migration lock was no longer held when it was given back: a revision has called a function that"
                            + " gives it away, or something between here and the server shares connections; then give migrations a"
                            + " direct connection with migrate.url.");
        }
    }

    /** The name of the session goes last: who sees the lock held has to see by whom. */
    private boolean release() {
        Release release = this.client
                .sql("SELECT pg_catalog.pg_advisory_unlock(?), " + SessionSettings.HOLDS + ", "
                        + this.settings.restore())
                .param(this.key)
                .query((row, number) -> new Release(row.getBoolean(1), row.getBoolean(2)))
                .single();
        if (release.holdsMore()) {
            this.settings.letGo();
        }
        return release.wasHeld();
    }

    private record Release(boolean wasHeld, boolean holdsMore) {}
}
