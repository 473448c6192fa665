package dev.migrate.hibernate;

import dev.migrate.schema.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Names as PostgreSQL keeps them. Hibernate writes most names without quotes, and the server folds those to lower case;
 * it cuts every name at 63 bytes.
 */
final class Names {

    private static final int LONGEST = 63;

    /** The schema of tables and sequences that name none, {@code null} for that of the connection. */
    private final @Nullable String defaultSchema;

    Names(@Nullable Identifier defaultSchema) {
        this.defaultSchema = nullable(defaultSchema);
    }

    QualifiedName table(Table table) {
        return qualified(table.getSchemaIdentifier(), table.getNameIdentifier());
    }

    QualifiedName qualified(@Nullable Identifier schema, Identifier name) {
        String own = nullable(schema);
        return new QualifiedName(own == null ? this.defaultSchema : own, of(name));
    }

    /** Reads the name of a table as it stands in SQL. */
    QualifiedName ofSqlOrDefault(String text) {
        return qualifiedOfSql(text).orIn(this.defaultSchema);
    }

    static String of(Identifier name) {
        return name(name.getText(), name.isQuoted());
    }

    static String of(Column column) {
        return name(column.getName(), column.isQuoted());
    }

    static List<String> of(List<Column> columns) {
        return columns.stream().map(Names::of).toList();
    }

    /** Reads a name as it stands in SQL: in quotes, in Hibernate's backticks, or plain. */
    static String ofSql(String text) {
        int last = text.length() - 1;
        if (last > 0 && text.charAt(0) == '"' && text.charAt(last) == '"') {
            return name(text.substring(1, last).replace("\"\"", "\""), true);
        }
        return last > 0 && text.charAt(0) == '`' && text.charAt(last) == '`'
                ? name(text.substring(1, last), true)
                : name(text, false);
    }

    /** Reads a name as it stands in SQL, with a schema or without. */
    static QualifiedName qualifiedOfSql(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == '.' && !quoted) {
                return new QualifiedName(
                        ofSql(text.substring(0, i).strip()),
                        ofSql(text.substring(i + 1).strip()));
            }
        }
        return new QualifiedName(null, ofSql(text));
    }

    private static @Nullable String nullable(@Nullable Identifier name) {
        return name == null ? null : of(name);
    }

    private static String name(String text, boolean quoted) {
        return cut(quoted ? text : fold(text));
    }

    /** The server folds the letters of ASCII only. */
    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c).forEach(c -> folded.append((char) c));
        return folded.toString();
    }

    private static String cut(String text) {
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST) {
                break;
            }
            kept.append(character);
        }
        return kept.toString();
    }
}
