package dev.migrate.hibernate;

import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.ReferentialAction;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads foreign keys as Hibernate's exporter writes them. */
final class ForeignKeyReader {

    private final Names names;
    private final Notes notes;

    ForeignKeyReader(Names names, Notes notes) {
        this.names = names;
        this.notes = notes;
    }

    List<ForeignKey> read(Table table) {
        return table.getForeignKeyCollection().stream()
                .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint())
                .flatMap(this::read)
                .toList();
    }

    private Stream<ForeignKey> read(org.hibernate.mapping.ForeignKey key) {
        if (key.getReferencedTable().isView()) {
            this.notes.add(
                    subject(key),
                    "refers to a view, which PostgreSQL refuses; map it with ConstraintMode.NO_CONSTRAINT.");
            return Stream.empty();
        }
        String definition = key.getKeyDefinition();
        ForeignKey read = definition == null ? plain(key) : written(key, definition);
        OnDeleteAction onDelete = key.getOnDeleteAction();
        ForeignKey acting = onDelete == null || onDelete == OnDeleteAction.NO_ACTION
                ? read
                : read.onDelete(ReferentialAction.valueOf(onDelete.name()));
        return Stream.of(options(acting, key).named(Names.ofSql(key.getName())));
    }

    /** Hibernate leaves out the columns of a primary key that it refers to; they are the same and say more. */
    private ForeignKey plain(org.hibernate.mapping.ForeignKey key) {
        Table referenced = key.getReferencedTable();
        return new ForeignKey(
                Names.of(key.getColumns()),
                this.names.table(referenced),
                Names.of(
                        key.isReferenceToPrimaryKey()
                                ? referenced.getPrimaryKey().getColumns()
                                : key.getReferencedColumns()));
    }

    private ForeignKey options(ForeignKey read, org.hibernate.mapping.ForeignKey key) {
        String options = key.getOptions();
        return options == null || options.isBlank() ? read : actions(read, new SqlWords(options), key);
    }

    /** Reads a {@code foreignKeyDefinition}: {@code foreign key (a) references t (b) on delete cascade}. */
    private ForeignKey written(org.hibernate.mapping.ForeignKey key, String definition) {
        SqlWords words = new SqlWords(definition);
        if (words.skip("foreign", "key") && words.atGroup()) {
            List<String> columns = words.names();
            if (words.skip("references") && !words.atEnd()) {
                String table = words.word();
                List<String> referenced = words.atGroup() ? words.names() : List.of();
                return actions(new ForeignKey(columns, this.names.ofSqlOrDefault(table), referenced), words, key);
            }
        }
        this.notes.add(subject(key), "its definition \"" + definition + "\" is not understood and left out.");
        return plain(key);
    }

    private ForeignKey actions(ForeignKey start, SqlWords words, org.hibernate.mapping.ForeignKey key) {
        ForeignKey read = start;
        while (!words.atEnd()) {
            ForeignKey next = action(read, words);
            if (next == null) {
                this.notes.add(subject(key), "its option \"" + words.rest() + "\" is not understood and left out.");
                return read;
            }
            read = next;
        }
        return read;
    }

    private static @Nullable ForeignKey action(ForeignKey read, SqlWords words) {
        if (words.skip("on", "delete")) {
            ReferentialAction action = action(words);
            return action == null ? null : read.onDelete(action);
        }
        if (words.skip("on", "update")) {
            ReferentialAction action = action(words);
            return action == null ? null : read.onUpdate(action);
        }
        if (words.skip("match", "full")) {
            return read.matchFull();
        }
        if (words.skip("deferrable", "initially", "deferred") || words.skip("initially", "deferred")) {
            return read.initiallyDeferred();
        }
        if (words.skip("deferrable", "initially", "immediate") || words.skip("deferrable")) {
            return read.deferrable();
        }
        if (words.skip("not", "valid")) {
            return read.notValid();
        }
        return words.skip("match", "simple") || words.skip("not", "deferrable") ? read : null;
    }

    private static @Nullable ReferentialAction action(SqlWords words) {
        for (ReferentialAction action : ReferentialAction.values()) {
            if (words.skip(action.name().split("_", -1))) {
                return action;
            }
        }
        return null;
    }

    private static String subject(org.hibernate.mapping.ForeignKey key) {
        return "foreign key " + key.getName() + " of table " + key.getTable().getName();
    }
}
