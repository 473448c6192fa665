package dev.migrate.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What migrations change in the settings of a connection while they hold the lock, and put back behind it, as the
 * connection may belong to a pool: their name for others, no time limits but those that a transaction sets for itself,
 * and a server that notices soon when the client is gone.
 */
final class SessionSettings {

    private static final List<String> NAMES = List.of(
            "application_name",
            "lock_timeout",
            "statement_timeout",
            "idle_in_transaction_session_timeout",
            "client_connection_check_interval");

    private final JdbcClient client;
    private final List<String> before;

    private SessionSettings(JdbcClient client, List<String> before) {
        this.client = client;
        this.before = before;
    }

    static SessionSettings capture(JdbcClient client) {
        String columns = NAMES.stream()
                .map(name -> "pg_catalog.current_setting(" + Literals.text(name) + ")")
                .collect(Collectors.joining(", "));
        List<String> values = client.sql("SELECT " + columns)
                .query((row, number) -> {
                    List<String> read = new ArrayList<>();
                    for (int column = 1; column <= NAMES.size(); column++) {
                        read.add(row.getString(column));
                    }
                    return read;
                })
                .single();
        return new SessionSettings(client, values);
    }

    /** What a FROM clause needs to set them; evaluated before the columns that are selected from it. */
    static String apply(String application) {
        // The server checks for a vanished client on Linux only, and refuses the setting elsewhere.
        String check = "CASE WHEN pg_catalog.strpos(pg_catalog.version(), 'linux') OPERATOR(pg_catalog.>) 0"
                + " THEN '1s' ELSE '0' END";
        return set(
                List.of(Literals.text(application), Literals.text("0"), Literals.text("0"), Literals.text("0"), check));
    }

    String restore() {
        return set(this.before.stream().map(Literals::text).toList());
    }

    void restoreNow() {
        this.client.sql("SELECT 1 FROM " + restore()).query(Integer.class).single();
    }

    private static String set(List<String> values) {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            calls.add("pg_catalog.set_config(" + Literals.text(NAMES.get(i)) + ", " + values.get(i) + ", false) s" + i);
        }
        return String.join(", ", calls);
    }
}
