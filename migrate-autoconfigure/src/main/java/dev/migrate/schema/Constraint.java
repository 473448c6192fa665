package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/** A rule of a table. The factories are in {@link Definitions}. */
public sealed interface Constraint extends TableElement permits PrimaryKey, Unique, Check, ForeignKey, Exclude {

    /** Returns the name, or {@code null} if the naming convention shall give one. */
    @Nullable
    String name();

    /**
     * Returns the same constraint with a name.
     *
     * @param name the name, {@code null} if the naming convention shall give one
     */
    Constraint named(@Nullable String name);

    /** Calls the method of the visitor that fits this kind of constraint. */
    <R> R accept(Visitor<R> visitor);

    /**
     * What a consumer of constraints has to know.
     *
     * @param <R> what it makes of a constraint
     */
    interface Visitor<R> {

        /** Visits a primary key. */
        R visit(PrimaryKey constraint);

        /** Visits a unique constraint. */
        R visit(Unique constraint);

        /** Visits a check constraint. */
        R visit(Check constraint);

        /** Visits a foreign key. */
        R visit(ForeignKey constraint);

        /** Visits an exclusion constraint. */
        R visit(Exclude constraint);
    }
}
