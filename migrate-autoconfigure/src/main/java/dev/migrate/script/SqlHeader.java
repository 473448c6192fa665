package dev.migrate.script;

import dev.migrate.graph.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the comment lines above {@code -- migrate:up}. */
final class SqlHeader {

    private static final String BASE = "<base>";
    private static final Pattern COMMENT = Pattern.compile("\\s*--\\s*(.*?)\\s*");
    private static final Pattern DESCRIPTION = Pattern.compile("\\s*-- ?(.*)");
    private static final Pattern KEY_AND_VALUE = Pattern.compile("([A-Za-z][A-Za-z _-]*?)\\s*:\\s*(.*)");

    private final Place place;
    private final String fileName;
    private final Map<HeaderKey, Entry> entries = new EnumMap<>(HeaderKey.class);
    private final List<String> description = new ArrayList<>();
    private @Nullable String message;

    private record Entry(String value, int line) {}

    private SqlHeader(ScriptResource resource) {
        this.place = new Place(resource.location(), 0);
        this.fileName = resource.name();
    }

    /**
     * Reads a header.
     *
     * @param resource the file, for its names
     * @param lines the lines above {@code -- migrate:up}, which begin with line 1
     */
    static SqlHeader read(ScriptResource resource, List<String> lines) {
        SqlHeader header = new SqlHeader(resource);
        for (int index = 0; index < lines.size(); index++) {
            header.readLine(lines.get(index), index + 1);
        }
        return header;
    }

    private void readLine(String line, int number) {
        if (line.isBlank()) {
            this.description.add("");
            return;
        }
        Matcher comment = COMMENT.matcher(line);
        if (!comment.matches()) {
            throw this.place
                    .withLine(number)
                    .error(
                            "Only comment lines that begin with -- may stand above \"-- migrate:up\".",
                            "Move SQL below it, and write comments with --.");
        }
        String text = comment.group(1);
        Matcher keyAndValue = KEY_AND_VALUE.matcher(text);
        if (!keyAndValue.matches() || isDescribed(keyAndValue.group(1))) {
            this.description.add(DESCRIPTION.matcher(line).replaceFirst("$1"));
        }
        if (keyAndValue.matches() && readEntry(keyAndValue.group(1), keyAndValue.group(2), number)) {
            return;
        }
        // Once there is a header line, what follows is a remark and no message.
        if (!text.isEmpty() && this.message == null && this.entries.isEmpty()) {
            this.message = text;
        }
    }

    /** Labels and dependencies are no part of the description: whoever shows it shows them in their own place. */
    private static boolean isDescribed(String keyText) {
        return HeaderKey.find(keyText)
                .map(key -> key != HeaderKey.BRANCH_LABELS && key != HeaderKey.DEPENDS_ON)
                .orElse(true);
    }

    /** The first lines of a description, up to an empty one or a header line. */
    static String firstParagraph(String description) {
        return description
                .lines()
                .takeWhile(line -> !line.isBlank() && !isHeader(line))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isHeader(String line) {
        Matcher keyAndValue = KEY_AND_VALUE.matcher(line);
        return keyAndValue.matches() && HeaderKey.find(keyAndValue.group(1)).isPresent();
    }

    private boolean readEntry(String keyText, String value, int number) {
        Optional<HeaderKey> key = HeaderKey.find(keyText);
        if (key.isEmpty()) {
            HeaderKey.findSimilar(keyText).ifPresent(similar -> {
                throw this.place
                        .withLine(number)
                        .error(
                                "\"" + keyText + ":\" looks like a misspelt \"" + similar.text() + ":\".",
                                "Write \"-- " + similar.text() + ": " + value
                                        + "\", or take the colon out of the remark.");
            });
            return false;
        }
        Entry earlier = this.entries.putIfAbsent(key.get(), new Entry(value, number));
        if (earlier != null) {
            throw this.place
                    .withLine(number)
                    .error(
                            "This is a second line \"" + key.get().text() + ":\"; the first one is line "
                                    + earlier.line() + ".",
                            "Keep one of them; several values go into one line, with commas between.");
        }
        return true;
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
