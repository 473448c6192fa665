package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.MatchType;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Unique;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes two constraints or indexes the same to those who use the table. Names do not count, and neither does the
 * order of the columns of a key: it is a matter of speed that entities have no say in. Nor does the order of the values that a
 * check allows.
 *
 * @param parts the parts that count
 */
record Structure(List<Object> parts) {

    static final Constraint.Visitor<Structure> OF_CONSTRAINT = new Constraint.Visitor<>() {

        @Override
        public Structure visit(PrimaryKey constraint) {
            return of("primary key", Set.copyOf(constraint.columns()));
        }

        @Override
        public Structure visit(Unique constraint) {
            return unique(constraint.columns(), constraint.nullsDistinct());
        }

        @Override
        public Structure visit(Check constraint) {
            AllowedValues values = AllowedValues.of(constraint.expression());
            return of("check", values == null ? constraint.expression() : values);
        }

        @Override
        public Structure visit(ForeignKey constraint) {
            Map<String, String> pairs = new HashMap<>();
            for (int place = 0; place < constraint.columns().size(); place++) {
                pairs.put(
                        constraint.columns().get(place),
                        place < constraint.referencedColumns().size()
                                ? constraint.referencedColumns().get(place)
                                : "");
            }
            return of(
                    "foreign key",
                    pairs,
                    constraint.referencedTable(),
                    pairs.size() == 1 ? MatchType.SIMPLE : constraint.match(),
                    constraint.onDelete(),
                    Set.copyOf(constraint.onDeleteColumns()),
                    constraint.onUpdate());
        }

        @Override
        public Structure visit(Exclude constraint) {
            return of("exclude", constraint.method(), constraint.elements(), text(constraint.where()));
        }
    };

    Structure {
        parts = List.copyOf(parts);
    }

    /** A unique index without further words is what a unique constraint makes. */
    static Structure of(Index index) {
        List<IndexKey> keys = index.keys().stream().map(Structure::plain).toList();
        boolean plain =
                keys.stream().allMatch(key -> key.equals(new IndexKey(key.text(), false, null, null, null, null)));
        String method = Objects.requireNonNullElse(index.method(), "btree");
        if (index.unique() && plain && index.where() == null && method.equals("btree")) {
            return unique(keys.stream().map(IndexKey::text).toList(), index.nullsDistinct());
        }
        return of(
                "index",
                method,
                keys,
                index.unique(),
                !index.unique() || index.nullsDistinct(),
                text(index.where()),
                Set.copyOf(index.storage().include()));
    }

    /** Leaves out what PostgreSQL does without being told. */
    static IndexKey plain(IndexKey key) {
        boolean descending = key.sort() == IndexKey.Sort.DESCENDING;
        IndexKey.Nulls standard = descending ? IndexKey.Nulls.FIRST : IndexKey.Nulls.LAST;
        return new IndexKey(
                key.text(),
                key.expression(),
                key.collation(),
                key.operatorClass(),
                descending ? IndexKey.Sort.DESCENDING : null,
                key.nullsOrder() == standard ? null : key.nullsOrder());
    }

    private static Structure unique(List<String> columns, boolean nullsDistinct) {
        return of("unique", Set.copyOf(columns), nullsDistinct);
    }

    private static Structure of(Object... parts) {
        return new Structure(Arrays.asList(parts));
    }

    private static String text(@Nullable String optional) {
        return Objects.requireNonNullElse(optional, "");
    }
}
