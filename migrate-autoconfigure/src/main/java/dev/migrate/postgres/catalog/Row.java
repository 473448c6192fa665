package dev.migrate.postgres.catalog;

import dev.migrate.schema.DataType;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row at which a result stands, with its columns by name. */
record Row(ResultSet result) {

    String text(String column) throws SQLException {
        return Objects.requireNonNull(this.result.getString(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return this.result.getString(column);
    }

    boolean flag(String column) throws SQLException {
        return this.result.getBoolean(column);
    }

    long number(String column) throws SQLException {
        return this.result.getLong(column);
    }

    /** Returns the number, 0 where there is none: no object of the catalog has that id. */
    long id(String column) throws SQLException {
        return this.result.getLong(column);
    }

    /** Returns the texts of an array, some of which may be {@code null}; none where there is no array. */
    List<@Nullable String> texts(String column) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>();
        Array array = this.result.getArray(column);
        if (array != null) {
            for (@Nullable String text : (@Nullable String[]) array.getArray()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Returns the texts of an array that holds no NULL. */
    List<String> names(String column) throws SQLException {
        Array array = this.result.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    QualifiedName name(String schema, String name) throws SQLException {
        return new QualifiedName(text(schema), text(name));
    }

    @Nullable
    QualifiedName nameOrNull(String schema, String name) throws SQLException {
        String found = textOrNull(name);
        return found == null ? null : plain(text(schema), found);
    }

    /** Returns a name, without its schema if that is the one that every search path begins with. */
    static QualifiedName plain(String schema, String name) {
        return new QualifiedName(schema.equals("pg_catalog") ? null : schema, name);
    }

    /** Returns the type that the columns {@code type_...} and {@code is_array} describe. */
    DataType type() throws SQLException {
        String schema = text("type_schema");
        DataType type = schema.equals("pg_catalog") || flag("has_modifier")
                ? TypeText.parse(text("type_text"))
                : new NamedType(new QualifiedName(schema, text("type_name")));
        return flag("is_array") ? type.array() : type;
    }
}
