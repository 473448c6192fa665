package dev.migrate.autogenerate;

import dev.migrate.MigrateException;

/**
 * What {@code --rename old=new} says: {@code old_table=new_table}, or {@code table.old=table.new} for a column, whose
 * second table may be left out.
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

    /** Returns what follows the last dot of the new name. */
    String newName() {
        return this.to.substring(this.to.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return this.from + "=" + this.to;
    }
}
