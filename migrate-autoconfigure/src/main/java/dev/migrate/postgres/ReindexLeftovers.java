package dev.migrate.postgres;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What {@code REINDEX CONCURRENTLY} leaves when it is cut off: copies of indexes, invalid and named like them with
 * {@code _ccnew} or {@code _ccold} behind, that cost at every write and serve nobody. The next {@code REINDEX} passes them
 * over, those of TOAST tables too. Only copies of what a statement names are its own.
 */
final class ReindexLeftovers {

    private static final String SUFFIX = "'_cc(new|old)[0-9]*$'::pg_catalog.text";

    /** Partitions are reindexed with what they are part of; a table that has none is no partition tree. */
    private static final String TREE = """
            SELECT pg_catalog.to_regclass(:name)::pg_catalog.oid
            UNION ALL SELECT relid::pg_catalog.oid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(:name))""";

    /** The server cuts a name to make room for the suffix, at the border of a character: 63 bytes, or up to 3 less. */
    private static final String OF_INDEX = """
            EXISTS (
                SELECT FROM pg_catalog.pg_index oi JOIN pg_catalog.pg_class oc ON oc.oid OPERATOR(pg_catalog.=) oi.indexrelid
                WHERE oi.indrelid OPERATOR(pg_catalog.=) i.indrelid
                    AND oi.indexrelid OPERATOR(pg_catalog.=) ANY (ARRAY(%s))
                    AND (oc.relname::pg_catalog.text OPERATOR(pg_catalog.=) base
                        OR (pg_catalog.octet_length(c.relname::pg_catalog.text) OPERATOR(pg_catalog.>=) 60
                            AND pg_catalog.starts_with(oc.relname::pg_catalog.text, base))))""".formatted(TREE);

    private static final String OF_TABLE = "t.oid OPERATOR(pg_catalog.=) ANY (ARRAY(%s))".formatted(TREE);

    private static final String OF_SCHEMA = """
            t.relnamespace OPERATOR(pg_catalog.=)
                (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) :name)""";

    private final JdbcClient client;

    ReindexLeftovers(JdbcClient client) {
        this.client = client;
    }

    /**
     * Finds what a statement that was cut off may have left.
     *
     * @param kind what it names: INDEX, TABLE, SCHEMA or DATABASE
     * @param name the name in the spelling of SQL, empty for the current database
     * @return names in the spelling of SQL, without those on whose tables somebody is building an index just now
     */
    List<String> of(String kind, String name) {
        String upper = kind.toUpperCase(Locale.ROOT);
        String condition = switch (upper) {
            case "INDEX" -> OF_INDEX;
            case "TABLE" -> OF_TABLE;
            case "SCHEMA" -> OF_SCHEMA;
            default -> "true";
        };
        return this.client
                .sql("""
                        SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text
                        FROM pg_catalog.pg_index i
                            JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid
                            JOIN pg_catalog.pg_class t ON i.indrelid OPERATOR(pg_catalog.=) t.oid
                                OR i.indrelid OPERATOR(pg_catalog.=) t.reltoastrelid
                            CROSS JOIN LATERAL pg_catalog.regexp_replace(c.relname::pg_catalog.text, %1$s, '') base
                        WHERE NOT i.indisvalid AND t.relkind OPERATOR(pg_catalog.<>) 't'::pg_catalog."char"
                            AND c.relname::pg_catalog.text OPERATOR(pg_catalog.~) %1$s
                            AND pg_catalog.pg_has_role(c.relowner, 'USAGE')
                            AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
                                WHERE p.relid OPERATOR(pg_catalog.=) i.indrelid)
                            AND %2$s
                        ORDER BY 1""".formatted(SUFFIX, condition))
                .param("name", upper.equals("SCHEMA") ? OutsideStatements.plain(name) : name)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
