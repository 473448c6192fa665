package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.QualifiedName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that a check allows a column: those of an enum, by their names or by their places.
 *
 * @param column the column, as SQL writes it
 * @param names the names, or numbers, as literals, in an order that does not count; empty if the column holds places
 * @param last the last place, counted from 0
 */
record AllowedValues(String column, Set<String> names, long last) {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[a-z_][\\w$]*)";

    private static final String TEXT = "'(?:[^']|'')*'";

    private static final Pattern LITERAL = Pattern.compile(TEXT + "|-?\\d+");

    private static final Pattern NAMES = Pattern.compile(NAME + " (?:in \\(|= )(?:(?:" + LITERAL + ")(?:, ?)?)+\\)?");

    /** What PostgreSQL makes of its own spelling when a dump brings that back. */
    private static final Pattern DUMPED_NAMES = Pattern.compile(
            "\\(" + NAME + "\\)::text = ANY \\(ARRAY\\[(?:\\(" + TEXT + "::character varying\\)::text(?:, )?)+]\\)");

    private static final Pattern PLACES = Pattern.compile(NAME + " between 0 and (\\d{1,9})");

    AllowedValues {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /**
     * Returns what has to be known about rows that one check allowed and that another one follows.
     *
     * @return {@code null} if the checks say something else
     */
    static @Nullable List<String> remarks(QualifiedName table, Check old, Check check) {
        AllowedValues before = of(old.expression());
        AllowedValues after = of(check.expression());
        if (before == null
                || after == null
                || !before.column.equals(after.column)
                || before.names.isEmpty() != after.names.isEmpty()
                || before.areTexts() != after.areTexts()) {
            return null;
        }
        return before.names.isEmpty()
                ? ofPlaces(before, after)
                : ofNames(table, before.column, without(before, after), without(after, before));
    }

    boolean areTexts() {
        return !this.names.isEmpty() && this.names.stream().allMatch(name -> name.startsWith("'"));
    }

    private static List<String> ofPlaces(AllowedValues before, AllowedValues after) {
        return before.last == after.last
                ? List.of()
                : List.of(
                        "The rows hold places of values. If a value came or went before the last one, those behind it have"
                                + " other places now, and the rows mean other values: renumber them here.");
    }

    private static List<String> ofNames(QualifiedName table, String column, List<String> gone, List<String> come) {
        if (gone.isEmpty()) {
            return List.of();
        }
        String value = gone.size() == 1 && come.size() == 1 ? come.get(0) : "...";
        String condition = gone.size() == 1 ? " = " + gone.get(0) : " in (" + String.join(", ", gone) + ")";
        return List.of(
                "Fails while a row holds " + String.join(" or ", gone)
                        + ". Where there are such rows, change them first:",
                "update " + SqlWords.name(table) + " set " + column + " = " + value + " where " + column + condition
                        + ";");
    }

    private static List<String> without(AllowedValues one, AllowedValues other) {
        return one.names.stream()
                .filter(name -> !other.names.contains(name))
                .sorted()
                .toList();
    }

    /** Returns what a condition allows, {@code null} if it is no list of values. */
    static @Nullable AllowedValues of(String expression) {
        Matcher plain = NAMES.matcher(expression);
        Matcher names = plain.matches() ? plain : DUMPED_NAMES.matcher(expression);
        if (names.matches()) {
            Set<String> literals = new LinkedHashSet<>();
            Matcher literal = LITERAL.matcher(expression.substring(names.end(1)));
            while (literal.find()) {
                literals.add(literal.group());
            }
            return new AllowedValues(names.group(1), literals, 0);
        }
        Matcher places = PLACES.matcher(expression);
        return places.matches() ? new AllowedValues(places.group(1), Set.of(), Long.parseLong(places.group(2))) : null;
    }
}
