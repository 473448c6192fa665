package dev.migrate.postgres.catalog;

import java.util.List;

/**
 * The questions to the catalog. Each takes the names of the schemas as its one parameter and leaves out what belongs to an
 * extension. They are to be asked with nothing but {@code pg_catalog} on the search path, so that the server qualifies the
 * names in every text that it gives back. A cast of each {@code "char"} keeps the driver from guessing, and a column that
 * only newer servers have is asked for through {@code to_jsonb}, so that one text serves 14 to 18.
 */
final class CatalogQueries {

    private static final String SCHEMAS =
            "select n.nspname::text as name from pg_namespace n where n.nspname = any (?) order by n.nspname";

    private static final String RELATIONS = """
            select c.oid::bigint as id, n.nspname::text as schema, c.relname::text as name,
                c.relpersistence::text as persistence, d.description as comment,
                case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
                array(select pn.nspname::text from pg_inherits h join pg_class p on p.oid = h.inhparent
                    join pg_namespace pn on pn.oid = p.relnamespace
                    where h.inhrelid = c.oid order by h.inhseqno) as parent_schemas,
                array(select p.relname::text from pg_inherits h join pg_class p on p.oid = h.inhparent
                    where h.inhrelid = c.oid order by h.inhseqno) as parents,
                m.amname::text as method, c.reloptions as parameters, t.reloptions as toast_parameters,
                s.spcname::text as tablespace
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_am m on m.oid = c.relam
            left join pg_class t on t.oid = c.reltoastrelid
            left join pg_tablespace s on s.oid = c.reltablespace
            left join pg_description d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any (?)
            and not exists (select from pg_depend x
                where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.deptype = 'e')
            order by n.nspname, c.relname""";

    private static final String COLUMNS = """
            select a.attrelid::bigint as relation, a.attname::text as name, %s, a.attnotnull as not_null,
                a.attidentity::text as identity, a.attgenerated::text as generated,
                a.attcompression::text as compression, a.attnum as number,
                pg_get_expr(f.adbin, f.adrelid) as expression, d.description as comment,
                case when a.attcollation <> t.typcollation then ln.nspname::text end as collation_schema,
                case when a.attcollation <> t.typcollation then l.collname::text end as collation
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_type t on t.oid = a.atttypid
            left join pg_type e on e.oid = t.typelem and e.typarray = t.oid
            join pg_namespace tn on tn.oid = coalesce(e.typnamespace, t.typnamespace)
            left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
            left join pg_collation l on l.oid = a.attcollation
            left join pg_namespace ln on ln.oid = l.collnamespace
            left join pg_description d
                on d.objoid = a.attrelid and d.classoid = 'pg_class'::regclass and d.objsubid = a.attnum
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any (?)
            and a.attnum > 0 and not a.attisdropped and a.attislocal
            order by a.attrelid, a.attnum""".formatted(type("a.atttypmod"));

    /**
     * The rows of a partition and those that a key to a partitioned table adds have a parent. What only some kinds have is
     * asked of these only: it would be most of the cost. A constraint that is not enforced is not validated either.
     */
    private static final String CONSTRAINTS = """
            select k.oid::bigint as id, k.conrelid::bigint as relation, k.contypid::bigint as type,
                k.conname::text as name, k.contype::text as kind,
                array(select a.attname::text from unnest(k.conkey) with ordinality u (number, place)
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number
                    order by u.place) as columns,
                rn.nspname::text as referenced_schema, r.relname::text as referenced_table,
                case when k.contype = 'f' then
                    array(select a.attname::text from unnest(k.confkey) with ordinality u (number, place)
                        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number
                        order by u.place) end as referenced_columns,
                k.confmatchtype::text as match, k.confdeltype::text as on_delete, k.confupdtype::text as on_update,
                case when k.confdeltype in ('n', 'd') and jsonb_typeof(j.row -> 'confdelsetcols') = 'array' then
                    array(select a.attname::text
                        from jsonb_array_elements_text(j.row -> 'confdelsetcols') with ordinality u (number, place)
                        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number::int
                        order by u.place) end as on_delete_columns,
                k.condeferrable as deferrable, k.condeferred as deferred, k.convalidated as validated,
                k.connoinherit as no_inherit, pg_get_expr(k.conbin, k.conrelid) as expression,
                case when k.contype = 'x' then
                    array(select o.oprname::text from unnest(k.conexclop) with ordinality u (id, place)
                        join pg_operator o on o.oid = u.id order by u.place) end as operators,
                case when k.contype = 'x' then
                    array(select pn.nspname::text from unnest(k.conexclop) with ordinality u (id, place)
                        join pg_operator o on o.oid = u.id join pg_namespace pn on pn.oid = o.oprnamespace
                        order by u.place) end as operator_schemas,
                coalesce((j.row ->> 'conenforced')::boolean, true) as enforced,
                coalesce((j.row ->> 'conperiod')::boolean, false) as period
            from pg_constraint k
            join pg_namespace n on n.oid = k.connamespace
            cross join lateral (
                select case when k.contype = 'f' or k.conexclop is not null or not k.convalidated
                    then to_jsonb(k) end as row) j
            left join pg_class r on r.oid = k.confrelid
            left join pg_namespace rn on rn.oid = r.relnamespace
            where n.nspname = any (?) and k.contype in ('p', 'u', 'c', 'x', 'f') and k.conparentid = 0
            and (k.conrelid = 0 or k.conislocal)
            order by array_position(array['p', 'u', 'c', 'x', 'f'], k.contype::text), k.conname, k.oid""";

    /** {@code pg_get_indexdef} is asked for expressions only: it is by far the dearest function here. */
    private static final String INDEXES = """
            select i.indrelid::bigint as relation, ic.relname::text as name, m.amname::text as method,
                i.indisunique as is_unique, i.indisvalid as is_valid, i.indnkeyatts as key_count,
                i.indisunique and coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
                    as nulls_not_distinct,
                k.oid::bigint as constraint_id, pg_get_expr(i.indpred, i.indrelid) as predicate,
                ic.reloptions as parameters, s.spcname::text as tablespace, x.*
            from pg_index i
            join pg_class c on c.oid = i.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class ic on ic.oid = i.indexrelid
            join pg_am m on m.oid = ic.relam
            left join pg_tablespace s on s.oid = ic.reltablespace
            left join pg_constraint k
                on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
            cross join lateral (
                select array_agg(a.attname::text order by o) as columns,
                    array_agg(case when i.indkey[o - 1] = 0 then pg_get_indexdef(i.indexrelid, o, false) end
                        order by o) as expressions,
                    array_agg(case when o <= i.indnkeyatts then i.indoption[o - 1]::text end order by o) as options,
                    array_agg(case when not oc.opcdefault then ocn.nspname::text end order by o) as class_schemas,
                    array_agg(case when not oc.opcdefault then oc.opcname::text end order by o) as classes,
                    array_agg(case when l.oid is distinct from a.attcollation and l.collname <> 'default'
                        then ln.nspname::text end order by o) as collation_schemas,
                    array_agg(case when l.oid is distinct from a.attcollation and l.collname <> 'default'
                        then l.collname::text end order by o) as collations
                from generate_series(1, i.indnatts::int) o
                left join pg_attribute a
                    on a.attrelid = i.indrelid and a.attnum = i.indkey[o - 1] and i.indkey[o - 1] <> 0
                left join pg_opclass oc on oc.oid = i.indclass[o - 1]
                left join pg_namespace ocn on ocn.oid = oc.opcnamespace
                left join pg_collation l on l.oid = i.indcollation[o - 1]
                left join pg_namespace ln on ln.oid = l.collnamespace) x
            where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition and not ic.relispartition
            order by n.nspname, ic.relname""";

    /** A serial column is an integer whose default is the next value of a sequence that it owns. */
    private static final String SEQUENCES = """
            select n.nspname::text as schema, c.relname::text as name, format_type(q.seqtypid, null) as type,
                q.seqstart as start_value, q.seqincrement as increment, q.seqmin as minimum, q.seqmax as maximum,
                q.seqcache as cache, q.seqcycle as cycle, o.refobjid::bigint as owner, o.refobjsubid as owner_column,
                o.deptype::text as dependency, oc.relname::text as owner_table, ocn.nspname::text as owner_schema,
                oa.attname::text as owner_column_name,
                coalesce(oa.atttypid = q.seqtypid and pg_get_expr(f.adbin, f.adrelid)
                    = format('nextval(%L::regclass)', c.oid::regclass::text), false) as is_serial
            from pg_sequence q
            join pg_class c on c.oid = q.seqrelid
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_depend o on o.classid = 'pg_class'::regclass and o.objid = c.oid and o.objsubid = 0
                and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')
            left join pg_class oc on oc.oid = o.refobjid
            left join pg_namespace ocn on ocn.oid = oc.relnamespace
            left join pg_attribute oa on oa.attrelid = o.refobjid and oa.attnum = o.refobjsubid
            left join pg_attrdef f on f.adrelid = o.refobjid and f.adnum = o.refobjsubid
            where n.nspname = any (?)
            and not exists (select from pg_depend x
                where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.deptype = 'e')
            order by n.nspname, c.relname""";

    private static final String TYPES = """
            select y.oid::bigint as id, n.nspname::text as schema, y.typname::text as name,
                y.typtype::text as kind, y.typnotnull as not_null, pg_get_expr(y.typdefaultbin, 0) as expression,
                array(select l.enumlabel::text from pg_enum l where l.enumtypid = y.oid
                    order by l.enumsortorder) as labels, %s,
                case when y.typcollation <> t.typcollation then ln.nspname::text end as collation_schema,
                case when y.typcollation <> t.typcollation then l.collname::text end as collation
            from pg_type y
            join pg_namespace n on n.oid = y.typnamespace
            left join pg_type t on t.oid = y.typbasetype
            left join pg_type e on e.oid = t.typelem and e.typarray = t.oid
            left join pg_namespace tn on tn.oid = coalesce(e.typnamespace, t.typnamespace)
            left join pg_collation l on l.oid = y.typcollation
            left join pg_namespace ln on ln.oid = l.collnamespace
            where y.typtype in ('e', 'd') and n.nspname = any (?)
            and not exists (select from pg_depend x
                where x.classid = 'pg_type'::regclass and x.objid = y.oid and x.deptype = 'e')
            order by y.oid""".formatted(type("y.typtypmod"));

    /**
     * What no other question finds, with a row for each table or column that it uses: of these schemas, or of any other if
     * it uses something of these, if only by way of a view. What one uses is asked of the rule of a view, and as the row of
     * a table of its type; what a partition has counts for the whole table.
     */
    private static final String OTHERS = """
            with recursive places as (
                select oid, nspname, nspname = any (?) as here from pg_namespace
                where nspname !~ '^pg_' and nspname <> 'information_schema'),
            used as (
                select c.oid from pg_class c join places n on n.oid = c.relnamespace
                where n.here and c.relkind in ('r', 'p', 'v', 'm', 'f')
                union
                select r.ev_class from used u
                join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = u.oid
                    and d.classid = 'pg_rewrite'::regclass
                join pg_rewrite r on r.oid = d.objid),
            uses as (
                select distinct case when r.rulename = '_RETURN' then 'pg_class'::regclass::oid else d.classid end as class,
                    case when r.rulename = '_RETURN' then r.ev_class else d.objid end as id,
                    t.oid as relation, a.attname::text as column,
                    d.refclassid = 'pg_constraint'::regclass as key, d.deptype = 'a' as follows
                from used u
                join pg_class c on c.oid = u.oid
                join pg_class t on t.oid = case when c.relispartition then pg_partition_root(c.oid) else c.oid end
                cross join lateral (
                    select * from pg_depend where refclassid = 'pg_class'::regclass and refobjid = c.oid
                    union all
                    select * from pg_depend where refclassid = 'pg_type'::regclass and refobjid = c.reltype
                    union all
                    select d.* from pg_constraint k join pg_depend d
                        on d.refclassid = 'pg_constraint'::regclass and d.refobjid = k.oid
                    where k.conrelid = c.oid and k.contype = 'p') d
                left join pg_attribute a
                    on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and d.refobjsubid > 0
                    and d.refclassid = 'pg_class'::regclass
                left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
                where d.deptype in ('n', 'a')),
            things as (
                select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
                        else 'composite type' end as kind,
                    n.here, n.nspname::text as schema, c.relname::text as name, null::text as part,
                    'pg_class'::regclass::oid as class, c.oid as id
                from pg_class c join places n on n.oid = c.relnamespace where c.relkind in ('v', 'm', 'f', 'c')
                union all
                select 'range type', n.here, n.nspname, y.typname, null, 'pg_type'::regclass, y.oid
                from pg_type y join places n on n.oid = y.typnamespace where y.typtype = 'r'
                union all
                select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
                    n.here, n.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', null,
                    'pg_proc'::regclass, p.oid
                from pg_proc p join places n on n.oid = p.pronamespace
                where not exists (select from pg_depend x
                    where x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.deptype = 'i')
                union all
                select 'trigger', n.here, n.nspname, c.relname, g.tgname, 'pg_trigger'::regclass, g.oid
                from pg_trigger g join pg_class c on c.oid = g.tgrelid join places n on n.oid = c.relnamespace
                where not g.tgisinternal and g.tgparentid = 0
                union all
                select 'rule', n.here, n.nspname, c.relname, r.rulename, 'pg_rewrite'::regclass, r.oid
                from pg_rewrite r join pg_class c on c.oid = r.ev_class join places n on n.oid = c.relnamespace
                where r.rulename <> '_RETURN'
                union all
                select 'policy', n.here, n.nspname, c.relname, p.polname, 'pg_policy'::regclass, p.oid
                from pg_policy p join pg_class c on c.oid = p.polrelid join places n on n.oid = c.relnamespace
                union all
                select case when c.relforcerowsecurity then 'forced row level security' else 'row level security' end,
                    n.here, n.nspname, c.relname, null, 'pg_class'::regclass, c.oid
                from pg_class c join places n on n.oid = c.relnamespace where n.here and c.relrowsecurity
                union all
                select 'publication', n.here, n.nspname, c.relname, b.pubname, 'pg_publication_rel'::regclass, p.oid
                from pg_publication_rel p join pg_publication b on b.oid = p.prpubid
                join pg_class c on c.oid = p.prrelid join places n on n.oid = c.relnamespace
                where coalesce(to_jsonb(p) ->> 'prattrs', to_jsonb(p) ->> 'prqual') is not null
                union all
                select 'statistics', n.here, n.nspname, s.stxname, null, 'pg_statistic_ext'::regclass, s.oid
                from pg_statistic_ext s join places n on n.oid = s.stxnamespace
                union all
                select 'collation', n.here, n.nspname, l.collname, null, 'pg_collation'::regclass, l.oid
                from pg_collation l join places n on n.oid = l.collnamespace where n.here)
            select things.kind, things.schema, things.name, things.part, un.nspname::text as used_schema,
                uc.relname::text as used_name, uses.column as used_column, uses.key as uses_key, uses.follows
            from things
            left join uses on uses.class = things.class and uses.id = things.id and uses.relation <> things.id
            left join pg_class uc on uc.oid = uses.relation
            left join pg_namespace un on un.oid = uc.relnamespace
            where (things.here or uses.relation is not null)
            and not exists (select from pg_depend x
                where x.classid = things.class and x.objid = things.id and x.deptype = 'e')
            order by things.kind collate "C", things.schema collate "C", things.name collate "C",
                things.part collate "C" nulls first, un.nspname collate "C", uc.relname collate "C",
                uses.column collate "C" nulls first, uses.key""";

    /** All of them, in the order in which {@link CatalogRows} takes their answers. */
    static final List<String> ALL =
            List.of(SCHEMAS, RELATIONS, COLUMNS, CONSTRAINTS, INDEXES, SEQUENCES, TYPES, OTHERS);

    private CatalogQueries() {}

    /** What {@link TypeRow} takes of a type t, or of its element e if it is an array. */
    private static String type(String modifier) {
        return """
                tn.nspname::text as type_schema, coalesce(e.typname, t.typname)::text as type_name,
                format_type(coalesce(e.oid, t.oid), %s) as type_text, %s >= 0 as has_modifier,
                e.oid is not null as is_array""".formatted(modifier, modifier);
    }
}
