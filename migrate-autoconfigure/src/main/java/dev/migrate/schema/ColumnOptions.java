package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a column is seldom given.
 *
 * @param comment the comment, {@code null} for none
 * @param collation the collation, {@code null} for that of the type
 * @param compression the compression method, {@code null} for the server's default
 */
public record ColumnOptions(
        @Nullable String comment,
        @Nullable QualifiedName collation,
        @Nullable String compression) {

    /** Creates options that hold nothing. */
    public ColumnOptions() {
        this(null, null, null);
    }

    ColumnOptions withComment(String text) {
        return new ColumnOptions(text, this.collation, this.compression);
    }

    ColumnOptions withCollation(QualifiedName name) {
        return new ColumnOptions(this.comment, name, this.compression);
    }

    ColumnOptions withCompression(String method) {
        return new ColumnOptions(this.comment, this.collation, method);
    }
}
