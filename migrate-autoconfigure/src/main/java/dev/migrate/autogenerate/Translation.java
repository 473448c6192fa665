package dev.migrate.autogenerate;

import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column become others that mean the same, where a cast does not know and checks say what the values are: a
 * boolean becomes the letters of a converter, the places of an enum become its names, or the other way round.
 *
 * @param before the values as literals
 * @param after what each of them becomes
 * @param question what a reader has to answer, {@code null} if nothing is in doubt
 * @param cast the cast that does it, {@code null} if there is none
 * @param castBack the cast that takes it back, {@code null} if there is none
 */
record Translation(
        List<String> before,
        List<String> after,
        @Nullable String question,
        @Nullable String cast,
        @Nullable String castBack) {

    private static final List<String> BOOLEANS = List.of("true", "false");

    private static final Set<String> TRUE = Set.of("Y", "T", "1", "YES", "TRUE", "ON", "J", "S", "O");
    private static final Set<String> FALSE = Set.of("N", "F", "0", "NO", "FALSE", "OFF");

    /** Letters that are true in other languages, and not to PostgreSQL. */
    private static final Set<String> FOREIGN = Set.of("J", "S", "O");

    Translation {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * Finds one.
     *
     * @param was the column of the database
     * @param allowed what a check lets it hold
     * @param column the column of the model
     * @param wanted what a check of the model lets it hold
     * @return {@code null} if the checks say too little
     */
    static @Nullable Translation of(
            Column was, @Nullable AllowedValues allowed, Column column, @Nullable AllowedValues wanted) {
        List<String> truths = truths(was, allowed);
        List<String> newTruths = truths(column, wanted);
        if (truths != null && newTruths != null) {
            return ofTruths(
                    truths, newTruths, cast(was, truths, column, newTruths), cast(column, newTruths, was, truths));
        }
        // An expression is text or a number, which becomes no value of a type with a name by itself.
        if (allowed == null || wanted == null || kind(was) == null || kind(column) == null) {
            return null;
        }
        if (allowed.names().isEmpty()
                && wanted.areTexts()
                && allowed.last() == wanted.names().size() - 1) {
            return new Translation(
                    places(allowed),
                    List.copyOf(wanted.names()),
                    "Each place becomes the name that the enum has there now: did it have the same order when the rows were"
                            + " written?",
                    null,
                    null);
        }
        if (wanted.names().isEmpty()
                && allowed.areTexts()
                && wanted.last() == allowed.names().size() - 1) {
            return new Translation(
                    List.copyOf(allowed.names()),
                    places(wanted),
                    "Each name becomes its place in the check that the database has: does the enum have the same order?",
                    null,
                    null);
        }
        return null;
    }

    private static Translation ofTruths(
            List<String> before, List<String> after, @Nullable String cast, @Nullable String castBack) {
        String question = before.get(0) + " becomes " + after.get(0) + " and " + before.get(1) + " " + after.get(1)
                + ": are these the values that are meant?";
        boolean doubtful =
                Stream.of(before, after).flatMap(List::stream).anyMatch(value -> FOREIGN.contains(word(value)));
        return new Translation(before, after, doubtful ? question : null, cast, castBack);
    }

    /** Returns the expression that translates a column. */
    String using(String column) {
        return expression(column, this.cast, this.before, this.after);
    }

    /** Returns the expression that takes the translation back. */
    String back(String column) {
        return expression(column, this.castBack, this.after, this.before);
    }

    private static String expression(String column, @Nullable String cast, List<String> from, List<String> to) {
        String name = SqlWords.name(column);
        if (cast != null) {
            return name + cast;
        }
        return IntStream.range(0, from.size())
                .mapToObj(place -> " when " + from.get(place) + " then " + to.get(place))
                .collect(Collectors.joining("", "case " + name, " end"));
    }

    private static List<String> places(AllowedValues values) {
        return LongStream.rangeClosed(0, values.last())
                .mapToObj(String::valueOf)
                .toList();
    }

    /** Returns what stands for true and what stands for false. */
    private static @Nullable List<String> truths(Column column, @Nullable AllowedValues values) {
        if (kind(column) == BuiltIn.BOOLEAN) {
            return BOOLEANS;
        }
        if (values == null || values.names().size() != 2 || kind(column) == null) {
            return null;
        }
        List<String> truths = new ArrayList<>(values.names());
        if (FALSE.contains(word(truths.get(0)))) {
            Collections.reverse(truths);
        }
        return TRUE.contains(word(truths.get(0))) && FALSE.contains(word(truths.get(1))) ? truths : null;
    }

    private static String word(String literal) {
        return literal.replace("'", "").toUpperCase(Locale.ROOT);
    }

    private static @Nullable String cast(Column was, List<String> truths, Column column, List<String> newTruths) {
        BuiltIn from = kind(was);
        BuiltIn to = kind(column);
        if (to == BuiltIn.BOOLEAN) {
            boolean read = truths.get(0).startsWith("'") && !FOREIGN.contains(word(truths.get(0)));
            return from == BuiltIn.INTEGER || read ? "::boolean" : null;
        }
        return from == BuiltIn.BOOLEAN && to == BuiltIn.INTEGER && newTruths.equals(List.of("1", "0"))
                ? "::integer"
                : null;
    }

    private static @Nullable BuiltIn kind(Column column) {
        return column.type() instanceof BuiltInType builtIn ? builtIn.kind() : null;
    }
}
