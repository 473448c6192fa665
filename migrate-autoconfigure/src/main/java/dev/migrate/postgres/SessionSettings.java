package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The settings of a connection while it holds the lock. Migrations change some: their name for others, no time limits but
 * those that a transaction sets for itself, a server that notices soon when the client is gone, and the rule for strings by
 * which revisions are cut into statements. Revisions may change others, a dump of {@code pg_dump} empties the
 * {@code search_path} to begin with; of these each revision finds those that decide what its statements mean as they were
 * before the run. At the end all are put back, as the connection may belong to a pool.
 */
final class SessionSettings {

    private static final List<String> OURS = List.of(
            "application_name",
            "lock_timeout",
            "statement_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "transaction_timeout",
            "client_connection_check_interval",
            "standard_conforming_strings");

    /** Who asks: first of all, as it takes the role with it and decides what else may be set. */
    private static final String USER = "session_authorization";

    private static final String ROLE = "role";

    /** What a name means, and who asks. */
    private static final List<String> MEANING = List.of(ROLE, "search_path");

    /** Whether triggers fire and foreign keys are checked. Only a superuser may touch it, so it is set only where it differs. */
    private static final String TRIGGERS = "session_replication_role";

    /** The others that a dump sets, and that revisions set for their own statements. */
    private static final List<String> OF_REVISIONS = List.of(
            "row_security",
            "check_function_bodies",
            "default_tablespace",
            "default_table_access_method",
            "default_transaction_isolation",
            "default_transaction_read_only",
            "client_min_messages",
            "xmloption",
            "synchronous_commit",
            "work_mem",
            "maintenance_work_mem",
            "TimeZone");

    private static final List<String> ALL = Stream.of(List.of(USER, TRIGGERS), MEANING, OURS, OF_REVISIONS)
            .flatMap(List::stream)
            .toList();

    /** Where a transaction remembers when its current step began, in seconds since 1970. */
    private static final String STARTED = "migrate.step_started";

    /** Whether the connection listens or holds an advisory lock, which would last as long as the connection. */
    static final String HOLDS = "(EXISTS (SELECT 1 FROM pg_catalog.pg_listening_channels()) OR EXISTS (SELECT 1"
            + " FROM pg_catalog.pg_locks l WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory'::pg_catalog.text"
            + " AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()))";

    private final JdbcClient client;

    /** Without those that an older server does not have. */
    private final Map<String, String> before;

    private final boolean heldBefore;

    private SessionSettings(JdbcClient client, Map<String, String> before, boolean heldBefore) {
        this.client = client;
        this.before = before;
        this.heldBefore = heldBefore;
    }

    /**
     * Remembers the settings of a connection.
     *
     * @throws MigrateException if nothing can be changed through it
     */
    static SessionSettings capture(JdbcClient client) {
        String columns = ALL.stream()
                .map(name -> "pg_catalog.current_setting(" + Literals.text(name) + ", true)")
                .collect(Collectors.joining(", "));
        return client.sql("SELECT " + columns
                        + ", pg_catalog.current_setting('transaction_read_only'), pg_catalog.pg_is_in_recovery()::pg_catalog.text, "
                        + HOLDS)
                .query((row, number) -> {
                    requireWritable(
                            row.getString(ALL.size() + 1).equals("on"),
                            row.getString(ALL.size() + 2).equals("true"));
                    Map<String, String> values = new LinkedHashMap<>();
                    for (int column = 0; column < ALL.size(); column++) {
                        String value = row.getString(column + 1);
                        if (value != null) {
                            values.put(ALL.get(column), value);
                        }
                    }
                    return new SessionSettings(client, values, row.getBoolean(ALL.size() + 3));
                })
                .single();
    }

    private static void requireWritable(boolean readOnly, boolean replica) {
        if (replica) {
            throw new MigrateException(
                    "The server is a read-only replica. Nothing was changed.",
                    "Give migrations the address of the primary server, with DIRECT_DATABASE_URL or migrate.url; where the"
                            + " URL names several hosts, add targetServerType=primary.");
        }
        if (readOnly) {
            throw new MigrateException(
                    "The connection is read-only (default_transaction_read_only). Nothing was changed.",
                    "Give migrations a connection that may write, with migrate.url; or correct that setting of the user,"
                            + " the database or the connection pool.");
        }
    }

    /** What a FROM clause needs to set them; evaluated before the columns that are selected from it. */
    String apply(String application) {
        return OURS.stream()
                .filter(this.before::containsKey)
                .map(name -> call(name, value(name, application), false) + " " + name)
                .collect(Collectors.joining(", "));
    }

    private static String value(String ours, String application) {
        return switch (ours) {
            case "application_name" -> Literals.text(application);
            case "standard_conforming_strings" -> Literals.text("on");
            // The server checks for a vanished client on Linux only, and refuses the setting elsewhere.
            case "client_connection_check_interval" ->
                "CASE WHEN pg_catalog.strpos(pg_catalog.version(), 'linux') OPERATOR(pg_catalog.>) 0"
                        + " THEN '1s' ELSE '0' END";
            default -> Literals.text("0");
        };
    }

    /**
     * An expression for the time at which the current step began. A step may reset all settings, and then began with its
     * transaction.
     */
    static String stepStarted() {
        String setting = "pg_catalog.current_setting(" + Literals.text(STARTED) + ", true)";
        return "CASE WHEN " + setting + " OPERATOR(pg_catalog.~) '^[0-9.]+$'::pg_catalog.text THEN"
                + " pg_catalog.to_timestamp(" + setting + "::pg_catalog.float8) ELSE pg_catalog.now() END";
    }

    /** The statement with which a step in a transaction begins: its limits, and names that mean what they meant before the run. */
    String begin(Duration lockTimeout, Duration statementTimeout) {
        return select(
                Stream.of(meaning(true), limits(lockTimeout, statementTimeout)).flatMap(calls -> calls));
    }

    /** The same for what runs outside a transaction, which has no limits. */
    String beginOutside() {
        return select(meaning(false));
    }

    /** The statement with which one of its transactions begins: names mean what the statements before it made of them. */
    static String beginPart(Duration lockTimeout, Duration statementTimeout) {
        return select(limits(lockTimeout, statementTimeout));
    }

    /** The statement that makes the rest of a transaction the work of whoever began the run, not of a role that a step took. */
    String beOneself() {
        return select(Stream.of(USER, ROLE).map(name -> call(name, before(name), true)));
    }

    /** The statement that gives those behind it in a transaction another limit. */
    static String limit(Duration statementTimeout) {
        return select(Stream.of(call("statement_timeout", millis(statementTimeout), true)));
    }

    private static Stream<String> limits(Duration lockTimeout, Duration statementTimeout) {
        return Stream.of(
                call("lock_timeout", millis(lockTimeout), true),
                call("statement_timeout", millis(statementTimeout), true),
                call(STARTED, "extract(epoch FROM pg_catalog.clock_timestamp())::pg_catalog.text", true));
    }

    private static String millis(Duration limit) {
        return Literals.text(String.valueOf(limit.toMillis()));
    }

    private Stream<String> meaning(boolean local) {
        return Stream.concat(
                Stream.of(call(USER, before(USER), local), triggers(local)),
                MEANING.stream().map(name -> call(name, before(name), local)));
    }

    private String before(String name) {
        return Literals.text(Objects.requireNonNull(this.before.get(name)));
    }

    private String triggers(boolean local) {
        String value = before(TRIGGERS);
        return "CASE WHEN pg_catalog.current_setting(" + Literals.text(TRIGGERS) + ") OPERATOR(pg_catalog.<>) " + value
                + "::pg_catalog.text THEN pg_catalog.set_config(" + Literals.text(TRIGGERS) + ", " + value + ", "
                + local
                + ") END";
    }

    /** What a SELECT needs to put them back, as columns; evaluated in their order. */
    String restore() {
        return this.before.keySet().stream()
                .map(name -> name.equals(TRIGGERS) ? triggers(false) : call(name, before(name), false))
                .collect(Collectors.joining(", "));
    }

    /** Lets go of what revisions left, unless something was there before the run: then nobody knows which is which. */
    void letGo() {
        if (!this.heldBefore) {
            this.client.sql("UNLISTEN *").update();
            this.client
                    .sql("SELECT pg_catalog.pg_advisory_unlock_all()")
                    .query((row, number) -> true)
                    .single();
        }
    }

    void restoreNow() {
        this.client.sql("SELECT " + restore()).query((row, number) -> true).single();
    }

    /** As columns, which the server plans in half the time of a FROM clause. */
    private static String select(Stream<String> calls) {
        return "SELECT " + calls.collect(Collectors.joining(", "));
    }

    private static String call(String name, String value, boolean local) {
        return "pg_catalog.set_config(" + Literals.text(name) + ", " + value + ", " + local + ")";
    }
}
