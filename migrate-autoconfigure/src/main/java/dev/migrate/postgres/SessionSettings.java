package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The settings of a connection while it holds the lock. Migrations change some: their name for others, no time limits but
 * those that a transaction sets for itself, and a server that notices soon when the client is gone. Revisions may change
 * others, a dump of {@code pg_dump} empties the {@code search_path} to begin with; of these each revision finds those that
 * decide what its statements mean as they were before the run. At the end all are put back, as the connection may belong
 * to a pool.
 */
final class SessionSettings {

    private static final List<String> OURS = List.of(
            "application_name",
            "lock_timeout",
            "statement_timeout",
            "idle_in_transaction_session_timeout",
            "client_connection_check_interval");

    /** What a name means, and who asks. */
    private static final List<String> MEANING = List.of("role", "search_path");

    /** The others that a dump sets. */
    private static final List<String> OF_DUMPS = List.of(
            "row_security",
            "check_function_bodies",
            "default_tablespace",
            "default_table_access_method",
            "client_min_messages",
            "xmloption",
            "TimeZone");

    private static final List<String> ALL =
            Stream.of(MEANING, OURS, OF_DUMPS).flatMap(List::stream).toList();

    /** Where a transaction remembers when its current step began, in seconds since 1970. */
    private static final String STARTED = "migrate.step_started";

    private final JdbcClient client;
    private final List<String> before;

    private SessionSettings(JdbcClient client, List<String> before) {
        this.client = client;
        this.before = before;
    }

    /**
     * Remembers the settings of a connection.
     *
     * @throws MigrateException if nothing can be changed through it
     */
    static SessionSettings capture(JdbcClient client) {
        String columns = ALL.stream()
                .map(name -> "pg_catalog.current_setting(" + Literals.text(name) + ")")
                .collect(Collectors.joining(", "));
        List<String> values = client.sql(
                        "SELECT " + columns
                                + ", pg_catalog.current_setting('transaction_read_only'), pg_catalog.pg_is_in_recovery()::pg_catalog.text")
                .query((row, number) -> {
                    List<String> read = new ArrayList<>();
                    for (int column = 1; column <= ALL.size() + 2; column++) {
                        read.add(row.getString(column));
                    }
                    return read;
                })
                .single();
        requireWritable(
                values.get(ALL.size()).equals("on"), values.get(ALL.size() + 1).equals("true"));
        return new SessionSettings(client, List.copyOf(values.subList(0, ALL.size())));
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
    static String apply(String application) {
        // The server checks for a vanished client on Linux only, and refuses the setting elsewhere.
        String check = "CASE WHEN pg_catalog.strpos(pg_catalog.version(), 'linux') OPERATOR(pg_catalog.>) 0"
                + " THEN '1s' ELSE '0' END";
        return set(
                OURS,
                List.of(Literals.text(application), Literals.text("0"), Literals.text("0"), Literals.text("0"), check),
                false);
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
        List<String> names = new ArrayList<>(MEANING);
        names.add("lock_timeout");
        names.add("statement_timeout");
        List<String> values = new ArrayList<>(meaning());
        values.add(Literals.text(String.valueOf(lockTimeout.toMillis())));
        values.add(Literals.text(String.valueOf(statementTimeout.toMillis())));
        names.add(STARTED);
        values.add("extract(epoch FROM pg_catalog.clock_timestamp())::pg_catalog.text");
        return select(names, values, true);
    }

    /** The same for what runs outside a transaction, which has no limits. */
    String beginOutside() {
        return select(MEANING, meaning(), false);
    }

    /** The statement that gives those behind it in a transaction another limit. */
    static String limit(Duration statementTimeout) {
        return select(
                List.of("statement_timeout"),
                List.of(Literals.text(String.valueOf(statementTimeout.toMillis()))),
                true);
    }

    private List<String> meaning() {
        return this.before.subList(0, MEANING.size()).stream()
                .map(Literals::text)
                .toList();
    }

    /** What a SELECT needs to put them back, as columns; evaluated in their order. */
    String restore() {
        return calls(ALL, this.before.stream().map(Literals::text).toList(), false)
                .collect(Collectors.joining(", "));
    }

    void restoreNow() {
        this.client.sql("SELECT " + restore()).query((row, number) -> true).single();
    }

    /** As columns, which the server plans in half the time of a FROM clause. */
    private static String select(List<String> names, List<String> values, boolean local) {
        return "SELECT " + set(names, values, local);
    }

    private static String set(List<String> names, List<String> values, boolean local) {
        return calls(names, values, local).collect(Collectors.joining(", "));
    }

    private static Stream<String> calls(List<String> names, List<String> values, boolean local) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> "pg_catalog.set_config(" + Literals.text(names.get(i)) + ", " + values.get(i) + ", "
                        + local + ") s" + i);
    }
}
