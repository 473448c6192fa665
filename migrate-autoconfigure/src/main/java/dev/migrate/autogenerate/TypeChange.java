package dev.migrate.autogenerate;

import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Casts;
import dev.migrate.schema.Column;
import dev.migrate.schema.DataType;
import dev.migrate.schema.NamedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are converted to another type, and what a reader has to know about that.
 *
 * @param was the column of the database
 * @param column the column of the model
 * @param translation how its values become others, {@code null} if they are cast
 */
record TypeChange(Column was, Column column, @Nullable Translation translation) {

    private static final String PLACES = "Where the numbers are places in an enum, say which value each one is: ";
    private static final String GONE = "nothing brings back what goes.";

    /** Returns the expression of the upgrade, {@code null} if PostgreSQL converts by itself. */
    @Nullable
    String using() {
        return this.translation == null
                ? Types.using(this.was, Casts.stored(this.column.type()))
                : this.translation.using(this.was.name());
    }

    /** Returns the expression of the downgrade, {@code null} if PostgreSQL converts by itself. */
    @Nullable
    String back() {
        return this.translation == null
                ? Types.using(this.column, Casts.stored(this.was.type()))
                : this.translation.back(this.was.name());
    }

    List<String> remarks() {
        DataType before = Casts.stored(this.was.type());
        DataType after = Casts.stored(this.column.type());
        String name = this.was.name();
        if (this.translation != null) {
            String question = this.translation.question();
            return question == null ? List.of() : List.of(question);
        }
        if (Conversions.isLetter(before, after)) {
            return List.of("true becomes 'Y' and false 'N': are these the letters that are meant?");
        }
        if (Conversions.isImpossible(before, after)) {
            return List.of(
                    "Fails while there are rows: no " + Types.text(before) + " is " + Types.textWithArticle(after)
                            + ". Give them values in a column beside, and let that take the place of " + name + ".");
        }
        if (ListConversion.using(before, after, name) != null) {
            return ListConversion.remarks(before, after, name);
        }
        if (Conversions.using(before, after, name) != null) {
            String left = Conversions.isOfLargeObject(before)
                    ? "The large objects of " + name + " stay, with nothing that leads to them: vacuumlo removes them."
                    : Conversions.isRounding(before, after)
                            ? "Keeps only the microseconds of " + name + ": " + GONE
                            : null;
            return left == null ? List.of() : List.of(left);
        }
        List<String> remarks = new ArrayList<>();
        String zone = zone(kind(before), kind(after));
        if (zone != null) {
            remarks.add(zone);
        }
        String fit = fit(before, after);
        if (fit != null) {
            remarks.add(fit);
        }
        if (Types.isWholeNumber(before) && after instanceof NamedType) {
            remarks.add(
                    PLACES + "using (case " + SqlWords.name(name) + " when 0 then '...' end)::" + SqlWords.type(after));
        }
        if (before instanceof NamedType && Types.isWholeNumber(after)) {
            remarks.add(PLACES + "using case " + SqlWords.name(name) + " when '...' then 0 end");
        }
        return remarks;
    }

    /** Returns what a reader has to know of the way back. */
    List<String> remarksOnDowngrade() {
        return this.translation != null
                ? List.of()
                : new TypeChange(/* was= */ this.column, /* column= */ this.was, null).remarks();
    }

    private @Nullable String zone(@Nullable BuiltIn before, @Nullable BuiltIn after) {
        String name = this.was.name();
        String quoted = SqlWords.name(name);
        if (before == BuiltIn.DATE && after == BuiltIn.TIMESTAMPTZ) {
            return "The values of " + name + " become midnight in the time zone of the session. If that of another one"
                    + " is meant, say which: using " + quoted + "::timestamp at time zone 'UTC'";
        }
        if (before == BuiltIn.TIMESTAMPTZ && (after == BuiltIn.DATE || after == BuiltIn.TIME)) {
            return "The values of " + name
                    + " are read in the time zone of the session. If that of another one is meant,"
                    + " say which: using " + quoted + " at time zone 'UTC'";
        }
        boolean both = (before == BuiltIn.TIMESTAMP && after == BuiltIn.TIMESTAMPTZ)
                || (before == BuiltIn.TIMESTAMPTZ && after == BuiltIn.TIMESTAMP);
        return both
                ? "The values of " + name
                        + " are taken for times in the time zone of the session. If they are in another"
                        + " one, say which: using " + quoted + " at time zone 'UTC'"
                : null;
    }

    private @Nullable String fit(DataType before, DataType after) {
        Fit fit = Fit.of(before, after);
        String name = this.was.name();
        if (fit.fails()) {
            return fit.loses()
                    ? "Fails while a value of " + name + " does not fit, and rounds the others: " + GONE
                    : "Fails while a value of " + name + " does not fit: not every " + Types.text(before) + " is "
                            + Types.textWithArticle(after) + ".";
        }
        if (!fit.loses()) {
            return null;
        }
        BuiltIn kind = kind(before) == kind(after) ? null : kind(after);
        String text = kind == BuiltIn.DATE
                ? "Keeps only the days of " + name
                : kind == BuiltIn.TIME
                        ? "Keeps only the time of day of " + name
                        : kind == BuiltIn.BOOLEAN
                                ? "Keeps only whether " + name + " is 0"
                                : "Rounds the values of " + name;
        return text + ": " + GONE;
    }

    private static @Nullable BuiltIn kind(DataType type) {
        return type instanceof BuiltInType builtIn ? builtIn.kind() : null;
    }
}
