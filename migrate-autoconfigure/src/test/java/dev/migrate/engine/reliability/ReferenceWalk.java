package dev.migrate.engine.reliability;

import dev.migrate.graph.Direction;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What is in a database behind each statement of a chain when nothing disturbs it, seen without migrate: a plain
 * connection walks once up and once down.
 */
final class ReferenceWalk {

    private static final Map<List<ChainRevision>, ReferenceWalk> WALKS = new ConcurrentHashMap<>();

    private record Place(Direction direction, int number, int statements) {}

    private final Map<Place, List<String>> seen = new HashMap<>();
    private final int size;

    private ReferenceWalk(List<ChainRevision> revisions) {
        this.size = revisions.size();
        List<ChainRevision> down = new ArrayList<>(revisions);
        Collections.reverse(down);
        try (SingleConnectionDataSource connection =
                TestPostgres.freshDatabase().keptConnection()) {
            Catalog catalog = new Catalog(connection);
            catalog.execute("create schema audit");
            catalog.execute("create table audit.effects (effect text)");
            walk(catalog, Direction.UPGRADE, revisions);
            walk(catalog, Direction.DOWNGRADE, down);
        }
    }

    /** Returns the walk over a chain, which is made once. */
    static ReferenceWalk of(List<ChainRevision> revisions) {
        return WALKS.computeIfAbsent(revisions, ReferenceWalk::new);
    }

    private void walk(Catalog catalog, Direction direction, List<ChainRevision> revisions) {
        List<String> now = look(catalog);
        for (ChainRevision revision : revisions) {
            this.seen.put(new Place(direction, revision.number(), 0), now);
            int statements = 0;
            for (String sql : revision.statements(direction)) {
                statements++;
                catalog.execute(sql);
                now = look(catalog);
                this.seen.put(new Place(direction, revision.number(), statements), now);
            }
        }
        this.seen.put(new Place(direction, 0, 0), now);
    }

    /** Returns what is in the database behind the first statements of a revision. */
    List<String> behind(Direction direction, ChainRevision revision, int statements) {
        return at(new Place(direction, revision.number(), statements));
    }

    /** Returns what is in the database when so many revisions are, on the way in a direction. */
    List<String> at(Direction direction, int applied) {
        if (direction == Direction.UPGRADE) {
            return applied == this.size ? end(direction) : at(new Place(direction, applied + 1, 0));
        }
        return applied == 0 ? end(direction) : at(new Place(direction, applied, 0));
    }

    /** Returns what is in the database behind all revisions. */
    List<String> end(Direction direction) {
        return at(new Place(direction, 0, 0));
    }

    private List<String> at(Place place) {
        List<String> found = this.seen.get(place);
        if (found == null) {
            throw new IllegalArgumentException("No such place: " + place);
        }
        return found;
    }

    /** Looks at the columns, indexes and enums of a database; those indexes that cannot be used begin with INVALID. */
    static List<String> look(Catalog catalog) {
        return catalog.strings("""
                select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                    || case when a.attnotnull then ' not null' else '' end as line
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'migrate_%'
                    and a.attnum > 0 and not a.attisdropped
                union all
                select 'index ' || pg_get_indexdef(i.indexrelid)
                from pg_index i join pg_class c on c.oid = i.indrelid
                where c.relnamespace = 'public'::regnamespace and c.relname not like 'migrate_%' and i.indisvalid
                union all
                select 'INVALID ' || i.indexrelid::regclass from pg_index i where not i.indisvalid
                union all
                select 'value ' || enumtypid::regtype || '.' || enumlabel from pg_enum
                order by line""");
    }
}
