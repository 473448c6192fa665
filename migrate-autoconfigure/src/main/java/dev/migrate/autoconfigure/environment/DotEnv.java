package dev.migrate.autoconfigure.environment;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of environment variables as shells and Docker Compose write it: {@code KEY=value}, {@code export}, single and
 * double quotes, comments.
 */
final class DotEnv {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");

    /** Possessive, as each turn of another loop takes a piece of the stack, and a value may be long. */
    private static final Pattern QUOTED = Pattern.compile("(?:'([^']*+)'|\"((?:[^\"\\\\]++|\\\\.)*+)\")\\s*(?:#.*)?");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private DotEnv() {}

    /**
     * Reads a file.
     *
     * @throws MigrateException if it cannot be read, or a line is no assignment; the problem names the line and shows no
     *     value
     */
    static Map<String, String> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException ex) {
            throw new MigrateException(file + " is not encoded in UTF-8.", "Save the file in UTF-8.", ex);
        } catch (IOException ex) {
            throw new MigrateException(
                    "The file " + file + " could not be read: " + ex.getClass().getSimpleName() + ".",
                    "Check its name and rights, or set migrate.env-file to another file, or to nothing.",
                    ex);
        }
        Map<String, String> variables = new LinkedHashMap<>();
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n", -1);
        int next = 0;
        while (next < lines.length) {
            int first = next++;
            String line = lines[first].stripLeading();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher matcher = ASSIGNMENT.matcher(line);
                if (!matcher.matches()) {
                    throw new MigrateException(
                            file + ", line " + (first + 1) + ", is no assignment.",
                            "Write KEY=value, or begin a comment with #.");
                }
                String value = matcher.group(2);
                while (isOpen(value) && next < lines.length) {
                    value += "\n" + lines[next++];
                }
                variables.put(matcher.group(1), value(value, file, first + 1));
            }
        }
        return variables;
    }

    /** Whether a value goes on in the next line, as that of a private key does. */
    private static boolean isOpen(String value) {
        return (value.startsWith("'") || value.startsWith("\""))
                && !QUOTED.matcher(value).matches();
    }

    private static String value(String text, Path file, int line) {
        if (!text.startsWith("'") && !text.startsWith("\"")) {
            int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
            return (comment < 0 ? text : text.substring(0, comment)).strip();
        }
        Matcher matcher = QUOTED.matcher(text);
        if (!matcher.matches()) {
            throw new MigrateException(
                    file + ", line " + line + ", has a quote that does not end, or text behind it.",
                    "Close the quote at the end of the value; write \\\" for a quote inside double quotes.");
        }
        String single = matcher.group(1);
        return single != null ? single : unescape(matcher.group(2));
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            case "\"", "\\", "$" -> match.group(1);
                            default -> match.group();
                        }));
    }
}
