package dev.migrate.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads an SQL revision: header, marker lines, sections. The sections are cut into statements only when needed. */
final class SqlScriptReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern MARKER =
            Pattern.compile("\\s*--\\s*migrate(?::\\s*(up|down)\\b|:)(\\S*)(.*)", Pattern.CASE_INSENSITIVE);

    private final ScriptResource.Sql resource;
    private final Place place;
    private final byte[] bytes;
    private final List<String> lines;
    private @Nullable Marker up;
    private @Nullable Marker down;

    private record Marker(int line, boolean transactional) {}

    private SqlScriptReader(ScriptResource.Sql resource) {
        this.resource = resource;
        this.place = new Place(resource.location(), 0);
        this.bytes = bytes();
        this.lines = Arrays.asList(text().split("\n", -1));
    }

    static Script read(ScriptResource.Sql resource) {
        return new SqlScriptReader(resource).read();
    }

    private Script read() {
        for (int index = 0; index < this.lines.size(); index++) {
            readMarker(this.lines.get(index), index + 1);
        }
        if (this.up == null) {
            throw this.place.error(
                    "The file has no line \"-- migrate:up\".",
                    "Write that line above the SQL of the upgrade. A file that is no revision belongs outside of"
                            + " migrate.locations.");
        }
        SqlHeader header = SqlHeader.read(this.resource, this.lines.subList(0, this.up.line() - 1));
        int upEnd = this.down == null ? this.lines.size() : this.down.line() - 1;
        SqlBody body = new SqlBody(
                this.place, section(this.up, upEnd), this.down == null ? null : section(this.down, this.lines.size()));
        return new Script(
                header.revision(),
                ScriptType.SQL,
                this.resource,
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
        String text = String.join("\n", this.lines.subList(marker.line(), end));
        return new SqlBody.Section(text, marker.line() + 1, marker.transactional());
    }

    private void readMarker(String line, int number) {
        Matcher matcher = MARKER.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        Place here = this.place.withLine(number);
        String direction = matcher.group(1);
        if (direction == null && matcher.group(2).isEmpty()) {
            // "-- migrate: some remark" is a remark.
            return;
        }
        if (direction == null || !matcher.group(2).isEmpty()) {
            throw here.error(
                    "\"" + line.strip() + "\" is no marker.", "Write \"-- migrate:up\" or \"-- migrate:down\".");
        }
        Marker marker = new Marker(number, transactional(here, matcher.group(3).strip()));
        if (direction.toLowerCase(Locale.ROOT).equals("up")) {
            acceptUp(here, marker);
        } else {
            acceptDown(here, marker);
        }
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
        ByteBuffer buffer = ByteBuffer.wrap(this.bytes);
        CharBuffer characters = CharBuffer.allocate(buffer.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(buffer, characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            throw this.place
                    .withLine(1 + (int) text.chars().filter(c -> c == '\n').count())
                    .error("The text is not UTF-8.", "Save the file in UTF-8.");
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw this.place
                    .withLine(1
                            + (int) text.substring(0, zero)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count())
                    .error("The text holds a zero byte, which no text of PostgreSQL can.", "Save the file in UTF-8.");
        }
        String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        // One form of line break, so that a checkout on Windows gives the same functions and the same checksum.
        return withoutMark.replace("\r\n", "\n");
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
