package dev.migrate.autogenerate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A step of entities and the revision that it leads to, from a file in Markdown.
 *
 * @param file the file
 * @param title its first line, which names the command's options
 * @param parts its blocks of code by their headings
 */
record EntityStep(Path file, String title, Map<String, String> parts) {

    private static final Pattern BLOCK = Pattern.compile("(?s)## (\\w+)\n+```(\\w*)\n(.*?)```\n");

    static EntityStep read(Path file) {
        try {
            String text = Files.readString(file);
            Map<String, String> parts = new LinkedHashMap<>();
            Matcher blocks = BLOCK.matcher(text);
            while (blocks.find()) {
                parts.put(blocks.group(1), blocks.group(3));
            }
            return new EntityStep(file, text.lines().findFirst().orElse(""), parts);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    void write() {
        String blocks = this.parts.entrySet().stream()
                .map(part ->
                        "## " + part.getKey() + "\n\n```" + language(part.getKey()) + "\n" + part.getValue() + "```\n")
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(this.file, this.title + "\n\n" + blocks);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static String language(String part) {
        return switch (part) {
            case "Before", "After" -> "java";
            case "Told" -> "text";
            default -> "sql";
        };
    }

    /** Returns a name that a package can have. */
    String name() {
        return "step" + toString().replaceFirst("\\.md$", "").replace("-", "_");
    }

    boolean drops() {
        return this.title.contains("--drops");
    }

    String before() {
        return part("Before");
    }

    String after() {
        return part("After");
    }

    String rows() {
        return part("Rows");
    }

    /** Returns an upgrade as a person changes it before it runs: the statements that are asked for take their place. */
    String edited(String upgrade) {
        String edited = upgrade;
        for (String line : part("Edited").lines().toList()) {
            String begin = "-- " + line.substring(0, line.indexOf('='));
            edited = edited.replaceFirst("(?m)^" + Pattern.quote(begin) + ".*$", Matcher.quoteReplacement(line));
        }
        return edited;
    }

    /** Returns this step with what came of it. */
    EntityStep with(Comparison comparison, RevisionText revision) {
        Map<String, String> newParts = new LinkedHashMap<>(this.parts);
        newParts.keySet().removeAll(List.of("Told", "Upgrade", "Downgrade"));
        String told = comparison.differences().stream()
                .map(difference -> difference.kind() + " " + difference.describe() + "\n")
                .collect(Collectors.joining());
        newParts.put("Told", told);
        newParts.put("Upgrade", revision.upgrade() + "\n");
        newParts.put("Downgrade", revision.downgrade() + "\n");
        return new EntityStep(this.file, this.title, newParts);
    }

    private String part(String name) {
        return this.parts.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return String.valueOf(this.file.getFileName());
    }
}
