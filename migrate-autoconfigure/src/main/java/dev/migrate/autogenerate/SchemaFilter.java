package dev.migrate.autogenerate;

/**
 * Decides what a comparison looks at. What is left out is neither created nor changed nor dropped, and no note speaks of
 * it. A bean of this type, or a class named by {@code --filter}, has a say beside the patterns of the configuration.
 */
@FunctionalInterface
public interface SchemaFilter {

    /**
     * Tells whether something is compared. It is asked once for each side that has the object, and for a table before its
     * columns, constraints and indexes.
     *
     * @param object what it is about
     * @param inDatabase whether it is the one of the database, else that of the model
     * @return whether it is compared
     */
    boolean includes(SchemaObject object, boolean inDatabase);

    /** Returns a filter that lets everything through. */
    static SchemaFilter everything() {
        return (object, inDatabase) -> true;
    }

    /** Returns a filter that lets through what both let through. */
    default SchemaFilter and(SchemaFilter other) {
        return (object, inDatabase) -> includes(object, inDatabase) && other.includes(object, inDatabase);
    }
}
