package dev.migrate.script;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a new revision, with words in double braces where something is filled in. A line all of whose words are
 * empty is left out, so that optional header lines can stand in the template; what has several lines is indented as its
 * word is.
 */
public final class RevisionTemplate {

    private static final Pattern WORD = Pattern.compile("\\{\\{(\\w+)}}");
    private static final List<String> IMPORTS =
            List.of("dev.migrate.operation.Operations", "dev.migrate.script.Migration", "dev.migrate.script.Revision");

    private final ScriptType type;
    private final String name;
    private final String text;

    /**
     * Takes a template.
     *
     * @param type the language of the revisions that it makes
     * @param name where it comes from, for messages
     * @param text the template
     */
    public RevisionTemplate(ScriptType type, String name, String text) {
        this.type = type;
        this.name = name;
        this.text = text.replace("\r\n", "\n");
    }

    /**
     * Returns the template that is used where none is configured.
     *
     * @param type the language of the revisions
     */
    public static RevisionTemplate builtIn(ScriptType type) {
        String name = "revision." + type.name().toLowerCase(Locale.ROOT) + ".template";
        try (InputStream stream = RevisionTemplate.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
            return new RevisionTemplate(type, name, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Tells in which language the revisions are. */
    public ScriptType type() {
        return this.type;
    }

    /**
     * Fills the template.
     *
     * @param revision what is filled in
     * @param packageName the package of a class, such as {@code db.revisions}; empty for SQL
     * @param className the name of a class; empty for SQL
     * @return the text of the file
     * @throws MigrateException if the template has a word that means nothing
     */
    String render(NewRevision revision, String packageName, String className) {
        Map<String, String> values = values(revision, packageName, className);
        List<String> lines = new ArrayList<>();
        for (String line : this.text.split("\n", -1)) {
            fill(line, values, lines);
        }
        return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private void fill(String line, Map<String, String> values, List<String> lines) {
        Matcher matcher = WORD.matcher(line);
        boolean anyWord = false;
        boolean anyValue = false;
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = value(matcher.group(1), values);
            anyWord = true;
            anyValue |= !value.isEmpty();
            String indent = line.substring(0, matcher.start());
            String continued = indent.isBlank() ? "\n" + indent : "\n";
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.replace("\n", continued)));
        }
        matcher.appendTail(filled);
        if (!anyWord || anyValue) {
            Stream.of(filled.toString().split("\n", -1))
                    .map(String::stripTrailing)
                    .forEach(lines::add);
        }
    }

    private String value(String word, Map<String, String> values) {
        String value = values.get(word);
        if (value == null) {
            throw new MigrateException(
                    "The template " + this.name + " has {{" + word + "}}, which means nothing.",
                    "Use some of "
                            + new TreeSet<>(values.keySet())
                                    .stream().map(known -> "{{" + known + "}}").collect(Collectors.joining(", "))
                            + ".");
        }
        return value;
    }

    private Map<String, String> values(NewRevision revision, String packageName, String className) {
        String parents = revision.parents().isEmpty() ? "<base>" : String.join(", ", revision.parents());
        String created = revision.created().truncatedTo(ChronoUnit.SECONDS).toString();
        return Map.ofEntries(
                Map.entry("message", message(revision)),
                Map.entry("id", revision.id()),
                Map.entry("revises", parents),
                Map.entry("created", created),
                Map.entry("branchLabels", String.join(", ", revision.branchLabels())),
                Map.entry("dependsOn", String.join(", ", revision.dependsOn())),
                Map.entry("up", revision.body().up().stripTrailing()),
                Map.entry("down", revision.body().down().stripTrailing()),
                Map.entry("package", packageName),
                Map.entry("class", className),
                Map.entry("imports", imports(revision.body().imports())),
                Map.entry("annotation", annotation(revision, created, className)));
    }

    /** A message is one line of a comment, and may not end the comment that it stands in. */
    private String message(NewRevision revision) {
        return this.type == ScriptType.JAVA ? revision.message().replace("*/", "* /") : revision.message();
    }

    /** Static imports first, a blank line, then the others, each group sorted. */
    private static String imports(List<String> further) {
        TreeSet<String> all = new TreeSet<>(IMPORTS);
        all.addAll(further);
        String statics = all.stream()
                .filter(name -> name.startsWith("static "))
                .map(name -> "import " + name + ";")
                .collect(Collectors.joining("\n"));
        String others = all.stream()
                .filter(name -> !name.startsWith("static "))
                .map(name -> "import " + name + ";")
                .collect(Collectors.joining("\n"));
        return statics.isEmpty() ? others : statics + "\n\n" + others;
    }

    private static String annotation(NewRevision revision, String created, String className) {
        List<String> members = new ArrayList<>();
        members.add("id = " + quoted(revision.id()));
        if (!revision.parents().isEmpty()) {
            members.add("revises = " + quoted(revision.parents()));
        }
        members.add("created = " + quoted(created));
        if (!revision.branchLabels().isEmpty()) {
            members.add("branchLabels = " + quoted(revision.branchLabels()));
        }
        if (!revision.dependsOn().isEmpty()) {
            members.add("dependsOn = " + quoted(revision.dependsOn()));
        }
        String told = Messages.fromClassName(
                className.substring(Math.min(className.length(), ("R_" + revision.id()).length())));
        if (!told.equals(revision.message())) {
            members.add("message = " + quoted(revision.message()));
        }
        return String.join(", ", members);
    }

    private static String quoted(List<String> values) {
        String list = values.stream().map(RevisionTemplate::quoted).collect(Collectors.joining(", "));
        return values.size() == 1 ? list : "{" + list + "}";
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
