package dev.migrate.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads an SQL revision: header, marker lines, sections. The sections are cut into statements only when needed. */
final class SqlScriptReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';
    private static final String COMMENT = "--";
    private static final String KEYWORD = "migrate:";
    private static final String UP = "up";
    private static final String DOWN = "down";
    /** The letters of the mark, and how far others may be from them to be taken for it. */
    private static final String MISSPELT = "migratedown";

    private static final int NEAR = 2;
    private static final int LONGEST_MISSPELT = 24;

    private final ScriptResource.Sql resource;
    private final Place place;
    private final byte[] bytes;
    private final String text;
    private @Nullable Marker up;
    private @Nullable Marker down;

    /**
     * A marker line.
     *
     * @param line its 1-based number
     * @param start where it begins in the text
     * @param end where it ends, without the line break
     * @param transactional whether it asks for a transaction
     */
    private record Marker(int line, int start, int end, boolean transactional) {}

    private SqlScriptReader(ScriptResource.Sql resource) {
        this.resource = resource;
        this.place = new Place(resource.location(), 0);
        this.bytes = bytes();
        this.text = text();
    }

    static Script read(ScriptResource.Sql resource) {
        return new SqlScriptReader(resource).read();
    }

    private Script read() {
        int line = 1;
        for (int start = 0; start <= this.text.length(); line++) {
            int end = endOfLine(start);
            readLine(line, start, end);
            start = end + 1;
        }
        if (this.up == null) {
            throw this.place.error(
                    "The file has no line \"-- migrate:up\".",
                    "Write that line above the SQL of the upgrade. A file that is no revision belongs outside of"
                            + " migrate.locations.");
        }
        SqlHeader header = SqlHeader.read(this.resource, this.text.substring(0, this.up.start()));
        int upEnd = this.down == null ? this.text.length() : this.down.start() - 1;
        SqlBody body = new SqlBody(
                this.place, section(this.up, upEnd), this.down == null ? null : section(this.down, this.text.length()));
        return new Script(
                header.revision(),
                ScriptType.SQL,
                this.resource.name(),
                this.resource.location(),
                header.placeOf(HeaderKey.REVISES),
                header.description(),
                body,
                fingerprint(this.bytes));
    }

    /** A CRC is native code, fast from the first file on, where a cryptographic hash waits for the compiler. */
    private static String fingerprint(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return Long.toHexString(crc.getValue()) + "x" + Integer.toHexString(bytes.length);
    }

    private SqlBody.Section section(Marker marker, int end) {
        String sql = marker.end() < end ? this.text.substring(marker.end() + 1, end) : "";
        return new SqlBody.Section(sql, marker.line() + 1, marker.transactional());
    }

    private int endOfLine(int start) {
        int end = this.text.indexOf('\n', start);
        return end < 0 ? this.text.length() : end;
    }

    /** By hand, as a start reads all lines of all files, most of it before any code is compiled. */
    private void readLine(int number, int start, int end) {
        int comment = skipBlanks(start, end);
        if (this.text.startsWith(COMMENT, comment)) {
            int keyword = skipBlanks(comment + COMMENT.length(), end);
            if (this.text.regionMatches(true, keyword, KEYWORD, 0, KEYWORD.length())) {
                readMarker(number, start, keyword + KEYWORD.length(), end);
            } else if (end - keyword <= LONGEST_MISSPELT) {
                refuseMisspelt(number, start, keyword, end);
            }
        }
    }

    private int skipBlanks(int from, int end) {
        int index = from;
        while (index < end && Character.isWhitespace(this.text.charAt(index))) {
            index++;
        }
        return index;
    }

    private void readMarker(int number, int start, int behindColon, int end) {
        int word = skipBlanks(behindColon, end);
        String direction = isWord(word, UP) ? UP : isWord(word, DOWN) ? DOWN : null;
        if (direction == null && (word > behindColon || word == end)) {
            // "-- migrate: some remark" is a remark.
            return;
        }
        Place here = this.place.withLine(number);
        int options = word + (direction == null ? 0 : direction.length());
        if (direction == null || (options < end && !Character.isWhitespace(this.text.charAt(options)))) {
            throw here.error(
                    "\"" + this.text.substring(start, end).strip() + "\" is no marker.",
                    "Write \"-- migrate:up\" or \"-- migrate:down\".");
        }
        String rest = this.text.substring(options, end).strip();
        Marker marker = new Marker(number, start, end, transactional(here, rest));
        if (direction.equals(UP)) {
            acceptUp(here, marker);
        } else {
            acceptDown(here, marker);
        }
    }

    /** Behind a mark that is taken for a remark, what undoes the upgrade would run as its last part. */
    private void refuseMisspelt(int number, int start, int from, int end) {
        int word = from;
        while (word < end && !Character.isLetter(this.text.charAt(word))) {
            word++;
        }
        boolean candidate = word < end
                && Character.toLowerCase(this.text.charAt(word)) == KEYWORD.charAt(0)
                && !this.text.startsWith(COMMENT, from);
        if (candidate && HeaderKey.distance(letters(word, end), MISSPELT) <= NEAR) {
            throw this.place
                    .withLine(number)
                    .error(
                            "\"" + this.text.substring(start, end).strip()
                                    + "\" looks like a misspelt \"-- migrate:down\".",
                            "Write \"-- migrate:down\", or put the remark into other words.");
        }
    }

    private String letters(int from, int end) {
        StringBuilder letters = new StringBuilder();
        this.text
                .substring(from, end)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(letter -> letters.append((char) Character.toLowerCase(letter)));
        return letters.toString();
    }

    private boolean isWord(int from, String word) {
        int end = from + word.length();
        return this.text.regionMatches(true, from, word, 0, word.length())
                && (end == this.text.length() || !Character.isJavaIdentifierPart(this.text.charAt(end)));
    }

    private void acceptUp(Place here, Marker marker) {
        if (this.up != null) {
            throw second(here, "-- migrate:up", this.up);
        }
        if (this.down != null) {
            throw here.error(
                    "\"-- migrate:up\" stands below \"-- migrate:down\" of line " + this.down.line() + ".",
                    "Put the upgrade first.");
        }
        this.up = marker;
    }

    private void acceptDown(Place here, Marker marker) {
        if (this.down != null) {
            throw second(here, "-- migrate:down", this.down);
        }
        this.down = marker;
    }

    private static RuntimeException second(Place here, String text, Marker first) {
        return here.error(
                "This is a second line \"" + text + "\"; the first one is line " + first.line() + ".",
                "Keep one of them. A revision that needs several steps is better written as several revisions.");
    }

    private static boolean transactional(Place here, String options) {
        return switch (options.toLowerCase(Locale.ROOT)) {
            case "", "transaction:true" -> true;
            case "transaction:false" -> false;
            default ->
                throw here.error(
                        "\"" + options + "\" is no option of a marker.",
                        "The only option is \"transaction:false\"; write remarks in a line of their own.");
        };
    }

    private String text() {
        String decoded = new String(this.bytes, StandardCharsets.UTF_8);
        if (decoded.indexOf(REPLACEMENT) >= 0) {
            requireUtf8();
        }
        int zero = decoded.indexOf('\0');
        if (zero >= 0) {
            throw lineAfter(decoded.substring(0, zero))
                    .error("The text holds a zero byte, which no text of PostgreSQL can.", "Save the file in UTF-8.");
        }
        String withoutMark = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        // One form of line break, so that a checkout on Windows gives the same functions and the same checksum.
        return withoutMark.replace("\r\n", "\n");
    }

    /** A replacement character may stand in the file itself, or for bytes that are no text. */
    private void requireUtf8() {
        CharBuffer characters = CharBuffer.allocate(this.bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes), characters, true);
        if (result.isError()) {
            throw lineAfter(characters.flip().toString()).error("The text is not UTF-8.", "Save the file in UTF-8.");
        }
    }

    private Place lineAfter(String before) {
        return this.place.withLine(
                1 + (int) before.chars().filter(c -> c == '\n').count());
    }

    private byte[] bytes() {
        try {
            return this.resource.content().read();
        } catch (IOException ex) {
            throw this.place.error(
                    "The file cannot be read: " + ex.getMessage() + ".", "Check that it exists and may be read.", ex);
        }
    }
}
