package dev.migrate.autogenerate;

import dev.migrate.MigrateException;
import dev.migrate.schema.QualifiedName;

/**
 * What {@code --rename old=new} says: {@code old_table=new_table}, or {@code table.old=table.new} for a column, whose
 * second table may be left out; the same for a type and its values.
 *
 * @param from the old name, with its table or schema and a dot before it if it has one
 * @param to the new name
 */
public record Rename(String from, String to) {

    /**
     * Reads one.
     *
     * @param text what the user wrote
     * @throws MigrateException if it is no pair of names
     */
    public static Rename parse(String text) {
        String[] sides = text.split("=", -1);
        if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
            throw new MigrateException(
                    "\"" + text + "\" is no rename.",
                    "Write --rename old_table=new_table, or --rename table.old_column=table.new_column.");
        }
        return new Rename(sides[0].strip(), sides[1].strip());
    }

    /** Returns a remark that lets the user say of a part of something that it was renamed. */
    static String hint(QualifiedName owner, String old, String newName) {
        return "Was it renamed? Then generate this revision again with --rename " + owner + "." + old + "=" + owner
                + "." + newName;
    }

    /** Returns a remark that lets the user say of a whole table that it was renamed. */
    static String hint(QualifiedName old, QualifiedName renamed) {
        return "Was it renamed? " + again(old, renamed);
    }

    /**
     * Returns a remark that lets the user say of a whole table that it went to another schema.
     *
     * @param moved its new name, with its schema
     */
    static String hintOfMove(QualifiedName old, QualifiedName moved) {
        return "Did it move to another schema? " + again(old, moved);
    }

    private static String again(QualifiedName old, QualifiedName now) {
        return "Then generate this revision again with --rename " + old + "=" + now;
    }

    /** Returns what follows the last dot of the new name. */
    String newName() {
        return this.to.substring(this.to.lastIndexOf('.') + 1);
    }

    /** Reads the name of something that is no part of a table. */
    static QualifiedName qualified(String text, String defaultSchema) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new QualifiedName(null, text);
        }
        String schema = text.substring(0, dot);
        return new QualifiedName(schema.equals(defaultSchema) ? null : schema, text.substring(dot + 1));
    }

    /** Requires that nothing has the new name yet. */
    void requireFree(boolean free, Counterpart counterpart) {
        if (!free) {
            throw new MigrateException(
                    "--rename " + this + " does not fit: both names are in " + counterpart.words() + ".",
                    "Leave the option out, and move what the old one holds by hand.");
        }
    }

    @Override
    public String toString() {
        return this.from + "=" + this.to;
    }
}
