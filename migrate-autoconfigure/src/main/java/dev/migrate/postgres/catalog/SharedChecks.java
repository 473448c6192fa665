package dev.migrate.postgres.catalog;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the checks of many tables on few: to a check a table is nothing but the columns that it names. Checks share a table
 * as long as each finds there what its own table has, and no other column that it could mean.
 */
final class SharedChecks {

    private static final int COLUMNS = 500;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_$]+");

    private final List<Shared> tables = new ArrayList<>();
    private final Map<Key, String> names = new HashMap<>();
    private final Map<String, String> spelled = new HashMap<>();

    void add(Table table, Check check) {
        Key key = new Key(table.name(), check);
        if (!this.names.containsKey(key)) {
            String name = "k" + this.names.size();
            this.names.put(key, name);
            Text text = Text.of(table, check.named(name));
            for (Shared shared : this.tables) {
                if (shared.takes(text)) {
                    return;
                }
            }
            Shared another = new Shared();
            another.takes(text);
            this.tables.add(another);
        }
    }

    List<Table> tables(String schema, String name) {
        List<Table> made = new ArrayList<>();
        for (Shared shared : this.tables) {
            made.add(Table.of(new QualifiedName(schema, name + made.size()), List.copyOf(shared.columns.values()))
                    .withConstraints(shared.texts.stream()
                            .map(text -> (Constraint) text.check())
                            .toList()));
        }
        return made;
    }

    /** Takes a table that came back. */
    void take(Table table) {
        table.constraints().forEach(constraint -> {
            if (constraint instanceof Check check) {
                this.spelled.put(String.valueOf(check.name()), check.expression());
            }
        });
    }

    /** Returns how the server spells a check; {@code null} if it did not come back. */
    @Nullable
    String spelled(Table table, Check check) {
        return this.spelled.get(this.names.getOrDefault(new Key(table.name(), check), ""));
    }

    private record Key(QualifiedName table, Check check) {}

    /** A check, the columns that it may name, and the names of all that its table has. */
    private record Text(Check check, Set<String> words, Map<String, Column> columns, Set<String> all) {

        static Text of(Table table, Check check) {
            Set<String> words = words(check.expression());
            Map<String, Column> columns = new LinkedHashMap<>();
            table.columns().stream()
                    .filter(column -> mentions(words, column.name()))
                    .forEach(column -> columns.put(column.name(), plain(column)));
            return new Text(
                    check,
                    words,
                    columns,
                    table.columns().stream().map(Column::name).collect(Collectors.toSet()));
        }

        private static Column plain(Column column) {
            return new Column(
                    column.name(),
                    column.type(),
                    true,
                    null,
                    null,
                    null,
                    new ColumnOptions(null, column.options().collation(), null),
                    List.of());
        }

        boolean mayMeanAnother(String column) {
            return !this.all.contains(column) && mentions(this.words, column);
        }

        /** Tells whether a name can stand in a text with these words. */
        private static boolean mentions(Set<String> words, String name) {
            return words.containsAll(words(name));
        }

        private static Set<String> words(String text) {
            Set<String> words = new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
            words.remove("");
            return words;
        }
    }

    /** A table with checks of several. */
    private static final class Shared {

        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final List<Text> texts = new ArrayList<>();

        boolean takes(Text text) {
            boolean fits = this.columns.size() + text.columns().size() <= COLUMNS
                    && text.columns().values().stream()
                            .allMatch(column -> column.equals(this.columns.getOrDefault(column.name(), column)))
                    && this.columns.keySet().stream().noneMatch(text::mayMeanAnother)
                    && text.columns().keySet().stream()
                            .filter(column -> !this.columns.containsKey(column))
                            .noneMatch(column -> this.texts.stream().anyMatch(other -> other.mayMeanAnother(column)));
            if (fits || this.texts.isEmpty()) {
                text.columns().values().forEach(column -> this.columns.putIfAbsent(column.name(), column));
                this.texts.add(text);
                return true;
            }
            return false;
        }
    }
}
