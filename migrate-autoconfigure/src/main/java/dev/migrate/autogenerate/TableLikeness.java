package dev.migrate.autogenerate;

import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How much two tables are alike. */
final class TableLikeness {

    private static final double ENOUGH = 0.75;

    /** Enough to ask whether one is the other. */
    private static final double NEAR = 0.5;

    private TableLikeness() {}

    /** Tells whether one table looks like the other with another name. */
    static boolean isRenamed(Table one, Table other) {
        return areSiblings(one.name(), other.name()) && commonColumns(one, other) >= ENOUGH;
    }

    /** Tells whether one table looks like the other in another schema. */
    static boolean isMoved(Table one, Table other) {
        return !areSiblings(one.name(), other.name())
                && one.name().name().equals(other.name().name())
                && commonColumns(one, other) >= ENOUGH;
    }

    /** Tells whether one could be the other with another name, and columns with other names too. */
    static boolean isNear(Table one, Table other) {
        return areSiblings(one.name(), other.name())
                && (commonColumns(one, other) >= NEAR
                        || (one.columns().size() > 1 && makeup(one).equals(makeup(other))));
    }

    /** Tells whether one could be the other in another schema, with another name or columns too. */
    static boolean isNearElsewhere(Table one, Table other) {
        return !areSiblings(one.name(), other.name())
                && (one.name().name().equals(other.name().name()) || commonColumns(one, other) >= NEAR);
    }

    private static boolean areSiblings(QualifiedName one, QualifiedName other) {
        return Objects.equals(one.schema(), other.schema());
    }

    /** Returns how much of their columns two tables have in common, from 0 to 1. A single column says nothing. */
    private static double commonColumns(Table one, Table other) {
        if (one.columns().size() < 2 || other.columns().size() < 2) {
            return 0;
        }
        Map<String, Column> columns = new HashMap<>();
        one.columns().forEach(column -> columns.put(column.name(), column));
        long common = other.columns().stream()
                .filter(column -> {
                    Column twin = columns.get(column.name());
                    return twin != null && Types.same(twin.type(), column.type());
                })
                .count();
        long all = one.columns().size() + other.columns().size() - common;
        return (double) common / all;
    }

    /** Returns the types of a table and what it refers to. */
    private static List<String> makeup(Table table) {
        return Stream.concat(
                        table.columns().stream().map(column -> Types.text(column.type())),
                        table.constraints().stream()
                                .filter(ForeignKey.class::isInstance)
                                .map(key -> "to " + ((ForeignKey) key).referencedTable()))
                .sorted()
                .toList();
    }
}
