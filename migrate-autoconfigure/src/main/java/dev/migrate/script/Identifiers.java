package dev.migrate.script;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be a revision id or a branch label. */
final class Identifiers {

    private static final int LONGEST_ID = 64;
    private static final String SEPARATORS = "_.-";
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}_./]{1,64}");
    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

    private Identifiers() {}

    static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_' && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }

    /** Tells whether a file name, without its ending, has the id at its beginning or behind a date or the like. */
    static boolean isIn(String stem, String id) {
        for (int at = stem.indexOf(id); at >= 0; at = stem.indexOf(id, at + 1)) {
            int end = at + id.length();
            boolean begins = at == 0 || SEPARATORS.indexOf(stem.charAt(at - 1)) >= 0;
            boolean ends = end == stem.length() || stem.charAt(end) == '_';
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Refuses an id that cannot be used. */
    static void requireId(Place place, String id) {
        if (!isId(id)) {
            throw place.error(
                    "\"" + id + "\" is no revision id.", "Use 1 to 64 of the characters A-Z, a-z, 0-9 and _.");
        }
        if (isReserved(id)) {
            throw place.error("The revision id \"" + id + "\" is a reserved word.", reservedAction("id"));
        }
    }

    /** Refuses the id of a parent that no revision can have. */
    static void requireParent(Place place, String id) {
        if (!isId(id) || isReserved(id)) {
            throw place.error(
                    "\"" + id + "\" is no revision id, so it cannot be a parent.",
                    "Name the ids of the parents with commas between, or write <base> for a root.");
        }
    }

    /**
     * Refuses a branch label that cannot be used. Stricter than Alembic, which takes any text: a sign that commands give
     * a meaning, a blank or a quote would make a label that nobody can type.
     */
    static void requireLabel(Place place, String label) {
        if (!LABEL.matcher(label).matches()) {
            throw place.error(
                    "\"" + label + "\" is no branch label.",
                    "Use 1 to 64 letters, digits and the characters _ . /, and put commas between labels.");
        }
        if (isReserved(label)) {
            throw place.error("The branch label \"" + label + "\" is a reserved word.", reservedAction("label"));
        }
    }

    /** Refuses a dependency that is neither a revision id nor a branch label. */
    static void requireDependency(Place place, String dependency) {
        if (!LABEL.matcher(dependency).matches() || isReserved(dependency)) {
            throw place.error(
                    "\"" + dependency + "\" is neither a revision id nor a branch label, so nothing can depend on it.",
                    "Name ids or branch labels with commas between.");
        }
    }

    /** Refuses a value that is named twice. */
    static void requireDistinct(Place place, String key, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw place.error("\"" + key + "\" names \"" + value + "\" twice.", "Name it once.");
            }
        }
    }

    /** Words of the command line, in any case, so that HEAD is not mistaken for head. */
    private static boolean isReserved(String text) {
        return RESERVED.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String reservedAction(String what) {
        return "Choose another " + what + ": head, heads, base and current have a meaning of their own in commands.";
    }
}
