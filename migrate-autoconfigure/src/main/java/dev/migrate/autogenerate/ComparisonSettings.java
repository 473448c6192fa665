package dev.migrate.autogenerate;

import dev.migrate.operation.NamingConvention;
import java.util.List;
import java.util.Objects;

/**
 * What a user says about a comparison.
 *
 * @param counterpart what the entities are compared with: it is named in what is told
 * @param defaultSchema the schema that plain names are in; what lies there is written without it
 * @param filter what is compared
 * @param renames what was renamed
 * @param guessRenames whether a column or table that looks like a renamed one is taken for it
 * @param drops whether what only the database has is dropped
 * @param naming names what has no name of its own in the model
 */
public record ComparisonSettings(
        Counterpart counterpart,
        String defaultSchema,
        SchemaFilter filter,
        List<Rename> renames,
        boolean guessRenames,
        boolean drops,
        NamingConvention naming) {

    /** Checks what is given and keeps a copy. */
    public ComparisonSettings {
        Objects.requireNonNull(counterpart, "counterpart");
        Objects.requireNonNull(defaultSchema, "defaultSchema");
        Objects.requireNonNull(filter, "filter");
        renames = List.copyOf(renames);
        Objects.requireNonNull(naming, "naming");
    }

    /** Creates the settings of a user who says nothing. */
    public ComparisonSettings(String defaultSchema) {
        this(
                Counterpart.DATABASE,
                defaultSchema,
                SchemaFilter.everything(),
                List.of(),
                true,
                false,
                NamingConvention.standard());
    }

    /** Returns these settings for another counterpart. */
    public ComparisonSettings with(Counterpart value) {
        return new ComparisonSettings(
                value, this.defaultSchema, this.filter, this.renames, this.guessRenames, this.drops, this.naming);
    }

    /** Returns these settings with drops or without. */
    public ComparisonSettings withDrops(boolean value) {
        return new ComparisonSettings(
                this.counterpart, this.defaultSchema, this.filter, this.renames, this.guessRenames, value, this.naming);
    }

    /** Returns these settings with another naming convention. */
    public ComparisonSettings withNaming(NamingConvention value) {
        return new ComparisonSettings(
                this.counterpart, this.defaultSchema, this.filter, this.renames, this.guessRenames, this.drops, value);
    }

    /** Returns these settings with a filter beside the one that is there. */
    public ComparisonSettings withFilter(SchemaFilter value) {
        return new ComparisonSettings(
                this.counterpart,
                this.defaultSchema,
                this.filter.and(value),
                this.renames,
                this.guessRenames,
                this.drops,
                this.naming);
    }

    /** Returns these settings with renames. */
    public ComparisonSettings withRenames(List<Rename> value, boolean guess) {
        return new ComparisonSettings(
                this.counterpart, this.defaultSchema, this.filter, value, guess, this.drops, this.naming);
    }
}
