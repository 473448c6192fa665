package dev.migrate.postgres;

import dev.migrate.MigrateException;
import dev.migrate.schema.Keywords;
import dev.migrate.schema.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes names as PostgreSQL's own {@code quote_ident} does: in double quotes unless they consist of lower-case ASCII
 * letters, digits and underscores, begin with no digit, and are no keyword that means something in the grammar.
 */
public final class Identifiers {

    /** PostgreSQL's NAMEDATALEN - 1. The server cuts longer names without an error. */
    private static final int MAXIMUM_BYTES = 63;

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private Identifiers() {}

    /**
     * Writes a name.
     *
     * @throws MigrateException if the name is empty, too long, or holds a NUL character
     */
    public static String quote(String name) {
        check(name);
        return PLAIN.matcher(name).matches() && !Keywords.needsQuotes(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Writes a name with its schema, if it has one. */
    public static String quote(QualifiedName name) {
        return name.schema() == null ? quote(name.name()) : quote(name.schema()) + "." + quote(name.name());
    }

    /** Writes names with commas between. */
    static String list(Collection<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    private static void check(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0) {
            throw new MigrateException("A name is empty.", "Give it at least one character.");
        }
        if (bytes > MAXIMUM_BYTES) {
            throw new MigrateException(
                    "The name \"" + name + "\" is " + bytes + " bytes long, and PostgreSQL keeps only the first "
                            + MAXIMUM_BYTES + " bytes of a name.",
                    "Choose a shorter name.");
        }
        if (name.indexOf('\0') >= 0) {
            throw new MigrateException(
                    "The name \"" + name.replace("\0", "\\0")
                            + "\" holds a NUL character, which PostgreSQL cannot store.",
                    "Take the character out of the name.");
        }
    }
}
