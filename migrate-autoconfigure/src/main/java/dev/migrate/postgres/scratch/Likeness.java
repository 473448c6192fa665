package dev.migrate.postgres.scratch;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a scratch database has in common with that of the application: what texts can be and how they sort, and where names
 * are looked up.
 *
 * @param options the options of {@code CREATE DATABASE} with their values, quoted
 * @param searchPath of the connections of the application; {@code null} for that of the server
 */
record Likeness(Map<String, String> options, @Nullable String searchPath) {

    /** There is nothing to be like. */
    static final Likeness NONE = new Likeness(Map.of(), null);

    /** Locale providers came with 15, 16 and 17, and their columns were renamed: hence the JSON. */
    private static final String QUERY = """
            SELECT pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(d.encoding)) AS encoding,
                pg_catalog.quote_literal(d.datcollate) AS lc_collate, pg_catalog.quote_literal(d.datctype) AS lc_ctype,
                j.row ->> 'datlocprovider' AS provider, pg_catalog.quote_literal(
                    COALESCE(j.row ->> 'datlocale', j.row ->> 'daticulocale')) AS locale,
                pg_catalog.quote_literal(j.row ->> 'daticurules') AS icu_rules,
                pg_catalog.current_setting('search_path') AS search_path
            FROM pg_catalog.pg_database d CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(d) AS row) j
            WHERE d.datname = pg_catalog.current_database()""";

    static Likeness of(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                        .query(QUERY, (row, number) -> {
                            Map<String, String> options = new LinkedHashMap<>();
                            putIfKnown(options, "ENCODING", row.getString("encoding"));
                            putIfKnown(options, "LC_COLLATE", row.getString("lc_collate"));
                            putIfKnown(options, "LC_CTYPE", row.getString("lc_ctype"));
                            String provider = row.getString("provider");
                            if (provider != null) {
                                options.put("LOCALE_PROVIDER", provider(provider));
                                putIfKnown(
                                        options,
                                        provider.equals("b") ? "BUILTIN_LOCALE" : "ICU_LOCALE",
                                        row.getString("locale"));
                                putIfKnown(options, "ICU_RULES", row.getString("icu_rules"));
                            }
                            return new Likeness(options, row.getString("search_path"));
                        })
                        .stream()
                        .findFirst()
                        .orElse(NONE);
    }

    private static void putIfKnown(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static String provider(String letter) {
        return switch (letter) {
            case "i" -> "icu";
            case "b" -> "builtin";
            default -> "libc";
        };
    }

    /** Only {@code template0} may be copied with another encoding and locale, and nobody has put anything into it. */
    String create(String name) {
        return this.options.entrySet().stream()
                .map(option -> " " + option.getKey() + " = " + option.getValue())
                .collect(Collectors.joining("", "CREATE DATABASE " + name + " TEMPLATE = template0", ""));
    }

    void setSearchPath(JdbcOperations jdbc, String name) {
        if (this.searchPath != null) {
            jdbc.queryForObject("SELECT pg_catalog.set_config('search_path', ?, false)", String.class, this.searchPath);
            jdbc.execute("ALTER DATABASE " + name + " SET search_path FROM CURRENT");
        }
    }
}
