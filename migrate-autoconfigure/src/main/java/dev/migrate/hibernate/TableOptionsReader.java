package dev.migrate.hibernate;

import dev.migrate.schema.TableOptions;
import java.util.List;
import java.util.Map;
import org.hibernate.mapping.Table;

/** Reads what a mapping writes behind a table: {@code @Table(options = "partition by range (at)")}. */
final class TableOptionsReader {

    private static final List<String> PARTS = List.of("partition", "with", "tablespace", "using", "inherits");

    private final Notes notes;

    TableOptionsReader(Notes notes) {
        this.notes = notes;
    }

    TableOptions read(Table table) {
        TableOptions options = new TableOptions();
        String text = table.getOptions();
        String extra = table.getExtraDeclarations();
        if (extra != null && !extra.isBlank()) {
            note(table, extra);
        }
        if (text == null || text.isBlank()) {
            return options;
        }
        SqlWords words = new SqlWords(text);
        while (!words.atEnd()) {
            if (words.skip("partition", "by")) {
                options = options.withPartitionBy(words.upTo(PARTS));
            } else if (words.skip("with") && words.atGroup()) {
                for (Map.Entry<String, String> parameter :
                        StorageWords.read(words.group()).entrySet()) {
                    options = options.withParameter(parameter.getKey(), parameter.getValue());
                }
            } else if (words.skip("tablespace")) {
                options = options.withTablespace(Names.ofSql(words.upTo(PARTS)));
            } else if (words.skip("using")) {
                options = options.withAccessMethod(Names.ofSql(words.upTo(PARTS)));
            } else if (words.skip("inherits") && words.atGroup()) {
                options = options.withInherits(words.names().stream()
                        .map(name -> Names.qualifiedOfSql(name))
                        .toList());
            } else {
                note(table, words.rest());
            }
        }
        return options;
    }

    private void note(Table table, String text) {
        this.notes.add("table " + table.getName(), "its option \"" + text + "\" is not understood and left out.");
    }
}
