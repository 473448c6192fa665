package dev.migrate.hibernate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/** Reads the constraints of a table that are no foreign keys, as Hibernate's table exporter writes them. */
final class ConstraintReader {

    private final AggregateChecks aggregateChecks;
    private final Notes notes;

    ConstraintReader(AggregateChecks aggregateChecks, Notes notes) {
        this.aggregateChecks = aggregateChecks;
        this.notes = notes;
    }

    List<Constraint> read(Table table) {
        List<Constraint> constraints = new ArrayList<>();
        if (table.hasPrimaryKey() && !table.getPrimaryKey().getColumns().isEmpty()) {
            constraints.add(primaryKey(table.getPrimaryKey()));
        }
        table.getUniqueKeys().values().stream()
                .filter(key -> !isWrittenBesideItsColumn(key, table) && !IndexReader.isIndex(key, table))
                .forEach(key -> constraints.add(unique(key)));
        table.getChecks().forEach(check -> constraints.add(check(check)));
        this.aggregateChecks.of(table).forEach(check -> constraints.add(new Check(check)));
        return constraints;
    }

    static Check check(CheckConstraint check) {
        String name = check.getName();
        Check unnamed = new Check(check.getConstraint());
        return name == null || name.isBlank() ? unnamed : unnamed.named(Names.ofSql(name));
    }

    /** A name that Hibernate made up is not written: the server gives one. */
    private static PrimaryKey primaryKey(org.hibernate.mapping.PrimaryKey key) {
        PrimaryKey unnamed = new PrimaryKey(Names.of(key.getColumns()));
        UniqueKey ordering = key.getOrderingUniqueKey();
        return ordering != null && ordering.isNameExplicit() ? unnamed.named(Names.ofSql(ordering.getName())) : unnamed;
    }

    private Unique unique(UniqueKey key) {
        Unique unnamed = new Unique(Names.of(key.getColumns()));
        Unique unique = key.isNameExplicit() ? unnamed.named(Names.ofSql(key.getName())) : unnamed;
        String options = key.getOptions();
        if (options != null && !options.isBlank()) {
            return withOptions(unique, new SqlWords(options), key);
        }
        if (!key.getColumnOrderMap().isEmpty()) {
            this.notes.add(
                    "unique constraint " + key.getName() + " of table "
                            + key.getTable().getName(),
                    "a unique constraint has no direction; that of its columns is left out.");
        }
        return unique;
    }

    /** Hibernate writes the options behind the columns, where the server refuses some of them. */
    private Unique withOptions(Unique unique, SqlWords words, UniqueKey key) {
        Unique changed = unique;
        if (words.skip("nulls", "not", "distinct")) {
            changed = changed.nullsNotDistinct();
        }
        if (words.skip("include") && words.atGroup()) {
            IndexStorage storage = changed.storage().withInclude(words.names());
            changed = new Unique(
                    changed.name(),
                    changed.columns(),
                    changed.nullsDistinct(),
                    changed.checkTime(),
                    storage,
                    changed.usingIndex());
        }
        if (words.skip("deferrable", "initially", "deferred") || words.skip("initially", "deferred")) {
            changed = changed.initiallyDeferred();
        } else if (words.skip("deferrable")) {
            words.skip("initially", "immediate");
            changed = changed.deferrable();
        }
        if (!words.atEnd()) {
            this.notes.add(
                    "unique constraint " + key.getName() + " of table "
                            + key.getTable().getName(),
                    "its option \"" + words.rest() + "\" is left out.");
        }
        return changed;
    }

    /** A column that is unique by itself has its constraint already; a named one loses its name, as in Hibernate. */
    private static boolean isWrittenBesideItsColumn(UniqueKey key, Table table) {
        if (key.getColumns().size() != 1) {
            return false;
        }
        Column column = key.getColumn(0);
        Column real = table.getColumn(column);
        return column.isUnique() || (real != null && real.isUnique());
    }
}
