package dev.migrate.script;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a revision does, told from its name where it does not say so itself. */
final class Messages {

    /** Before the capital of a new word, also after a run of capitals: AddURLIndex is three words. */
    private static final Pattern WORD_BOUNDARY =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|_+");

    private Messages() {}

    /** {@code abc123_add_user_table.sql} gives "add user table"; {@code abc123.sql} gives nothing. */
    static String fromFileName(String fileName, String id) {
        String stem = fileName.substring(0, fileName.length() - ".sql".length());
        String rest = stem.substring(stem.indexOf(id) + id.length());
        return rest.replace('_', ' ').strip();
    }

    /** {@code AddUserTable} gives "add user table". */
    static String fromClassName(String name) {
        return WORD_BOUNDARY.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
