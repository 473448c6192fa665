package dev.migrate.script;

import dev.migrate.graph.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the comment lines above {@code -- migrate:up}. */
final class SqlHeader {

    private static final String BASE = "<base>";
    private static final String COMMENT = "--";

    private final Place place;
    private final String fileName;
    private final Map<HeaderKey, Entry> entries = new EnumMap<>(HeaderKey.class);
    private final List<String> description = new ArrayList<>();
    private @Nullable String message;

    private record Entry(String value, int line) {}

    /** A line such as {@code Revises: abc123}, taken apart by hand: a start reads thousands of them, uncompiled. */
    private record KeyAndValue(String key, String value) {

        static @Nullable KeyAndValue find(String text) {
            int colon = text.indexOf(':');
            String key = colon < 0 ? "" : text.substring(0, colon).stripTrailing();
            return isKey(key) ? new KeyAndValue(key, text.substring(colon + 1).strip()) : null;
        }

        private static boolean isKey(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                if (!letter && (i == 0 || (c != ' ' && c != '_' && c != '-'))) {
                    return false;
                }
            }
            return !text.isEmpty();
        }
    }

    private SqlHeader(ScriptResource resource) {
        this.place = new Place(resource.location(), 0);
        this.fileName = resource.name();
    }

    /**
     * Reads a header.
     *
     * @param resource the file, for its names
     * @param text what stands above {@code -- migrate:up}, from line 1 on
     */
    static SqlHeader read(ScriptResource resource, String text) {
        SqlHeader header = new SqlHeader(resource);
        int number = 1;
        for (String line : text.split("\n", -1)) {
            header.readLine(line, number++);
        }
        return header;
    }

    private void readLine(String line, int number) {
        if (line.isBlank()) {
            this.description.add("");
            return;
        }
        String comment = comment(line, number);
        String text = comment.strip();
        KeyAndValue pair = KeyAndValue.find(text);
        HeaderKey key = pair == null ? null : HeaderKey.find(pair.key());
        if (key == null || isDescribed(key)) {
            this.description.add(comment.startsWith(" ") ? comment.substring(1) : comment);
        }
        if (pair != null && key != null) {
            enter(key, pair.value(), number);
            return;
        }
        if (pair != null) {
            refuseMisspelt(pair, number);
        }
        // Once there is a header line, what follows is a remark and no message.
        if (!text.isEmpty() && this.message == null && this.entries.isEmpty()) {
            this.message = text;
        }
    }

    /** What stands behind the dashes. PostgreSQL ends a comment at a lone carriage return too, so there may be none. */
    private String comment(String line, int number) {
        String comment = line.stripLeading();
        if (!comment.startsWith(COMMENT) || comment.indexOf('\r') >= 0) {
            throw this.place
                    .withLine(number)
                    .error(
                            "Only comment lines that begin with -- may stand above \"-- migrate:up\".",
                            "Move SQL below it, and write comments with --.");
        }
        return comment.substring(COMMENT.length());
    }

    /** Labels and dependencies are no part of the description: whoever shows it shows them in their own place. */
    private static boolean isDescribed(HeaderKey key) {
        return key != HeaderKey.BRANCH_LABELS && key != HeaderKey.DEPENDS_ON;
    }

    /** The first lines of a description, up to an empty one or a header line. */
    static String firstParagraph(String description) {
        return description
                .lines()
                .takeWhile(line -> !line.isBlank() && !isHeader(line))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isHeader(String line) {
        KeyAndValue pair = KeyAndValue.find(line);
        return pair != null && HeaderKey.find(pair.key()) != null;
    }

    private void refuseMisspelt(KeyAndValue pair, int number) {
        HeaderKey.findSimilar(pair.key()).ifPresent(similar -> {
            throw this.place
                    .withLine(number)
                    .error(
                            "\"" + pair.key() + ":\" looks like a misspelt \"" + similar.text() + ":\".",
                            "Write \"-- " + similar.text() + ": " + pair.value()
                                    + "\", or take the colon out of the remark.");
        });
    }

    private void enter(HeaderKey key, String value, int number) {
        Entry earlier = this.entries.putIfAbsent(key, new Entry(value, number));
        if (earlier != null) {
            throw this.place
                    .withLine(number)
                    .error(
                            "This is a second line \"" + key.text() + ":\"; the first one is line " + earlier.line()
                                    + ".",
                            "Keep one of them; several values go into one line, with commas between.");
        }
    }

    /** The comment as it is written, without the lines of labels and dependencies. */
    String description() {
        return String.join("\n", this.description).strip();
    }

    Revision revision() {
        String id = id();
        return new Revision(
                id,
                parents(),
                new LinkedHashSet<>(values(HeaderKey.BRANCH_LABELS, Identifiers::requireLabel)),
                values(HeaderKey.DEPENDS_ON, Identifiers::requireDependency),
                this.message != null ? this.message : Messages.fromFileName(this.fileName, id),
                createdAt());
    }

    /** Where the parents are named, or the file if they are not. */
    Place placeOf(HeaderKey key) {
        Entry entry = this.entries.get(key);
        return entry != null ? this.place.withLine(entry.line()) : this.place;
    }

    private String id() {
        String stem = this.fileName.substring(0, this.fileName.length() - ".sql".length());
        Entry entry = this.entries.get(HeaderKey.REVISION_ID);
        if (entry == null || entry.value().isEmpty()) {
            String guess = stem.split("_", 2)[0];
            throw placeOf(HeaderKey.REVISION_ID)
                    .error(
                            "The header does not say the revision's id.",
                            "Write \"-- Revision ID: " + (Identifiers.isId(guess) ? guess : "<id>")
                                    + "\" above \"-- migrate:up\".");
        }
        Identifiers.requireId(placeOf(HeaderKey.REVISION_ID), entry.value());
        if (!Identifiers.isIn(stem, entry.value())) {
            throw placeOf(HeaderKey.REVISION_ID)
                    .error(
                            "The header says \"Revision ID: " + entry.value() + "\", but the file is named \""
                                    + this.fileName + "\".",
                            "Rename the file so that it begins with \"" + entry.value() + "_\", or correct the id.");
        }
        return entry.value();
    }

    private List<String> parents() {
        Entry entry = this.entries.get(HeaderKey.REVISES);
        if (entry != null && entry.value().equals(BASE)) {
            return List.of();
        }
        return values(HeaderKey.REVISES, Identifiers::requireParent);
    }

    private @Nullable Instant createdAt() {
        Entry entry = this.entries.get(HeaderKey.CREATE_DATE);
        return entry == null ? null : CreateDate.parse(placeOf(HeaderKey.CREATE_DATE), entry.value());
    }

    private List<String> values(HeaderKey key, Check check) {
        Entry entry = this.entries.get(key);
        if (entry == null || entry.value().isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (String value : Arrays.asList(entry.value().split(",", -1))) {
            check.require(placeOf(key), value.strip());
            values.add(value.strip());
        }
        Identifiers.requireDistinct(placeOf(key), key.text(), values);
        return List.copyOf(values);
    }

    @FunctionalInterface
    private interface Check {
        void require(Place place, String value);
    }
}
