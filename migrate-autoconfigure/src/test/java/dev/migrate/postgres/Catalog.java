package dev.migrate.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a database is made of, as sorted lines: the state to compare before and after operations. It reads the same on
 * every version: 16 and later leave the tables out of the columns of a view, and 17 has a privilege more.
 */
final class Catalog {

    private static final String OURS = "nspname !~ '^pg_' and nspname <> 'information_schema'";

    private static final List<String> QUERIES = List.of(
            "select 'schema ' || nspname || coalesce(' ' || nspacl::text, '') from pg_namespace where " + OURS
                    + " and nspname <> 'public'",
            "select concat_ws(' ', 'extension', extname, extnamespace::regnamespace, extversion) from pg_extension"
                    + " where extname <> 'plpgsql'",
            """
            select concat_ws(' ', 'relation', c.oid::regclass, 'kind', relkind, relpersistence,
                array_to_string(reloptions, ','), pg_get_partkeydef(c.oid), pg_get_expr(relpartbound, c.oid),
                case when relrowsecurity then 'row security' end, case when relforcerowsecurity then 'forced' end,
                replace(relacl::text, 'arwdDxtm', 'arwdDxt'), (select string_agg(inhparent::regclass::text, ',') from pg_inherits i where i.inhrelid = c.oid))
            from pg_class c join pg_namespace n on n.oid = relnamespace where relkind not in ('i', 'I', 't') and %s""",
            """
            select concat_ws(' ', 'column', c.oid::regclass || '.' || quote_ident(attname),
                format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
                'default ' || pg_get_expr(adbin, adrelid), 'identity ' || nullif(attidentity, '')::text,
                'generated ' || nullif(attgenerated, '')::text, 'compression ' || nullif(attcompression, '')::text,
                case when attstattarget > 0 then 'statistics ' || attstattarget end,
                case when attstorage <> typstorage then 'storage ' || attstorage::text end,
                case when attcollation <> typcollation then 'collate ' || attcollation::regcollation end, attacl::text)
            from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
            join pg_type t on t.oid = atttypid left join pg_attrdef d on adrelid = attrelid and adnum = attnum
            where attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v', 'm') and %s""",
            """
            select concat_ws(' ', 'constraint', quote_ident(conname), 'on',
                coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text), pg_get_constraintdef(c.oid))
            from pg_constraint c join pg_namespace n on n.oid = connamespace
            where contype <> 'n' and conparentid = 0 and %s""",
            """
            select concat_ws(' ', pg_get_indexdef(indexrelid), case when not indisvalid then 'invalid' end,
                (select 'tablespace ' || spcname from pg_tablespace s where s.oid = c.reltablespace))
            from pg_index join pg_class c on c.oid = indexrelid join pg_namespace n on n.oid = relnamespace where %s""",
            """
            select concat_ws(' ', 'type', t.oid::regtype, 'kind', typtype,
                (select string_agg(quote_literal(enumlabel), ',' order by enumsortorder) from pg_enum where enumtypid = t.oid),
                case when typtype = 'd' then format_type(typbasetype, typtypmod) end,
                case when typnotnull then 'not null' end, 'default ' || typdefault,
                case when typtype = 'd' and typcollation <> (select b.typcollation from pg_type b where b.oid = t.typbasetype)
                then 'collate ' || typcollation::regcollation end)
            from pg_type t join pg_namespace n on n.oid = typnamespace where typtype in ('e', 'd') and %s""",
            """
            select concat_ws(' ', 'sequence', seqrelid::regclass, format_type(seqtypid, null), 'start', seqstart,
                'increment', seqincrement, 'min', seqmin, 'max', seqmax, 'cache', seqcache,
                case when seqcycle then 'cycle' end,
                (select 'owned by ' || refobjid::regclass || '.' || attname from pg_depend join pg_attribute
                on attrelid = refobjid and attnum = refobjsubid
                where objid = seqrelid and classid = 'pg_class'::regclass and deptype in ('a', 'i') limit 1))
            from pg_sequence join pg_class c on c.oid = seqrelid join pg_namespace n on n.oid = relnamespace where %s""",
            """
            select concat_ws(' ', 'view', c.oid::regclass,
                regexp_replace(regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g'), '\\m[a-z]+[.]', '', 'g'),
                case when not relispopulated then 'empty' end)
            from pg_class c join pg_namespace n on n.oid = relnamespace where relkind in ('v', 'm') and %s""",
            """
            select 'function ' || regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g')
            from pg_proc p join pg_namespace n on n.oid = pronamespace where prokind in ('f', 'p') and %s
            and not exists (select from pg_depend where objid = p.oid and deptype = 'e')""",
            """
            select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = tgrelid
            join pg_namespace n on n.oid = relnamespace where not tgisinternal and %s""",
            """
            select concat_ws(' ', 'policy', quote_ident(polname), 'on', polrelid::regclass, polcmd,
                pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
            from pg_policy join pg_class c on c.oid = polrelid join pg_namespace n on n.oid = relnamespace where %s""",
            """
            select 'comment on ' || pg_describe_object(classoid, objoid, objsubid) || ': ' || description
            from pg_description where objoid >= 16384""");

    private Catalog() {}

    /** Reads the state. */
    static SortedSet<String> read(Connection connection) throws SQLException {
        TreeSet<String> lines = new TreeSet<>();
        for (String query : QUERIES) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query.replace("%s", OURS))) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }

    /** Tells what went (-) and came (+). */
    static List<String> difference(SortedSet<String> before, SortedSet<String> after) {
        List<String> lines = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }
}
