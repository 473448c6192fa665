package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.graph.GraphException;
import dev.migrate.graph.GraphException.Kind;
import dev.migrate.graph.Revision;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.script.NewRevision;
import dev.migrate.script.RevisionTemplate;
import dev.migrate.script.RevisionWriter;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.script.ScriptType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes revisions into the sources of the application. */
final class Authoring {

    private final Workspace workspace;
    private final Terminal terminal;
    private final CliSettings settings;

    Authoring(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
        this.settings = workspace.settings();
    }

    /**
     * The revisions of the application, and those that are in its sources already and not built: the next revision has to
     * come after them.
     */
    ScriptSet scripts() {
        ScriptSet built = this.workspace.scripts();
        Optional<Project> project = Project.find(this.workspace.mainClass(), this.terminal.directory());
        if (project.isEmpty()) {
            return built;
        }
        Set<String> names = built.scripts().stream().map(Script::name).collect(Collectors.toSet());
        List<ScriptResource> further = new ArrayList<>();
        for (String location : this.settings.locations()) {
            if (Project.isOnClassPath(location)) {
                files(project.get().java(location), ".java").stream()
                        .filter(file -> name(file).startsWith("R_") && !names.contains(name(file)))
                        .findFirst()
                        .ifPresent(this::refuseUnbuilt);
                files(project.get().resources(location), ".sql").stream()
                        .filter(file -> !names.contains(name(file)))
                        .map(this::resource)
                        .forEach(further::add);
            }
        }
        return built.with(further);
    }

    private ScriptResource resource(Path file) {
        return new ScriptResource.Sql(
                name(file), Project.shown(file, this.terminal.directory()), () -> Files.readAllBytes(file));
    }

    private void refuseUnbuilt(Path file) {
        throw new MigrateException(
                "The sources have " + Project.shown(file, this.terminal.directory())
                        + ", and the application that runs was built without it.",
                "Build the application first: a new revision has to come after that one.");
    }

    /** As a location is searched: behind symbolic links too, and without what editors hide. */
    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                folder,
                Integer.MAX_VALUE,
                (file, attributes) -> attributes.isRegularFile(),
                FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(ending))
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static boolean isHidden(Path path) {
        return ("/" + path.toString().replace('\\', '/')).contains("/.");
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * Finds what a new revision continues.
     *
     * @param splice whether it may be another than a head
     */
    static List<Revision> parents(RevisionGraph graph, String head, boolean splice) {
        List<Revision> parents = graph.resolve(head);
        if (parents.size() > 1) {
            throw manyHeads(parents.stream().map(Revision::id).toList());
        }
        parents.forEach(parent -> requireHead(graph, parent, splice));
        return parents;
    }

    static void requireHead(RevisionGraph graph, Revision revision, boolean splice) {
        List<String> children = graph.children(revision.id());
        if (!splice && !children.isEmpty()) {
            throw new MigrateException(
                    "Revision " + revision.id() + " is not a head: " + String.join(", ", children)
                            + (children.size() == 1 ? " continues it." : " continue it."),
                    "Say --splice to begin another branch there.");
        }
    }

    static MigrateException manyHeads(List<String> ids) {
        return new MigrateException(
                "There are several heads: " + String.join(", ", ids) + ".",
                "Join them with \"migrate merge heads\", or name one with --head.");
    }

    /** Each has to exist now: a label is kept as it is, the beginning of an id is completed. */
    static List<String> dependencies(RevisionGraph graph, List<String> names) {
        List<String> dependencies = new ArrayList<>();
        for (String name : names) {
            List<Revision> found = graph.resolve(name);
            if (found.size() != 1) {
                throw new MigrateException(
                        "\"" + name + "\" stands for "
                                + (found.isEmpty() ? "no revision" : found.size() + " revisions")
                                + ", so nothing can depend on it.",
                        "Name a revision or a branch label with --depends-on.");
            }
            Revision revision = found.get(0);
            dependencies.add(revision.branchLabels().contains(name) ? name : revision.id());
        }
        return dependencies;
    }

    /**
     * Writes a revision and runs the hooks on it.
     *
     * @param location one of {@code migrate.locations}; {@code null} for the one that suggests itself
     * @return the file
     */
    Path write(NewRevision revision, @Nullable String location) {
        ScriptType type = revision.body().type();
        String chosen = location(revision, location);
        RevisionTemplate template = type == ScriptType.SQL ? this.settings.sqlTemplate() : this.settings.javaTemplate();
        Path file = new RevisionWriter(this.settings.naming(), template)
                .write(revision, folder(chosen, type), packageName(chosen, type));
        OtherProgram program = new OtherProgram(this.terminal);
        this.settings.hooks().forEach(hook -> program.hook(hook, file));
        return file;
    }

    String shown(Path file) {
        return Project.shown(file, this.terminal.directory());
    }

    private String location(NewRevision revision, @Nullable String given) {
        List<String> locations = this.settings.locations();
        if (given != null) {
            return locations.stream()
                    .filter(location -> same(location, given))
                    .findFirst()
                    .orElseThrow(() -> new MigrateException(
                            "\"" + given + "\" is none of the locations of revisions: " + String.join(", ", locations)
                                    + ".",
                            "Name one of them, or add it to migrate.locations."));
        }
        if (locations.size() == 1) {
            return locations.get(0);
        }
        List<String> ofParents = locations.stream()
                .filter(location -> revision.parents().stream().anyMatch(parent -> isIn(parent, location)))
                .toList();
        if (ofParents.size() != 1) {
            throw new MigrateException(
                    "There are several locations of revisions: " + String.join(", ", locations) + ".",
                    "Name one with --location.");
        }
        return ofParents.get(0);
    }

    private boolean isIn(String revision, String location) {
        String script = scripts().get(revision).location();
        if (!Project.isOnClassPath(location)) {
            return script.startsWith(location + "/");
        }
        return script.startsWith(Project.path(location) + "/")
                || Project.find(this.workspace.mainClass(), this.terminal.directory())
                        .map(project -> shown(project.resources(location)) + "/")
                        .filter(script::startsWith)
                        .isPresent();
    }

    private static boolean same(String location, String given) {
        return location.equals(given) || Project.path(location).equals(Project.path(given));
    }

    private Path folder(String location, ScriptType type) {
        if (!Project.isOnClassPath(location)) {
            if (type == ScriptType.JAVA) {
                throw new MigrateException(
                        "A Java revision cannot be in " + location + ": it is found on the class path only.",
                        "Name a location that begins with classpath: or write it in SQL.");
            }
            return path(location);
        }
        Project project = Project.of(
                this.workspace.mainClass(),
                this.terminal.directory(),
                ", or make a folder and say --migrate.locations=" + String.join(",", this.settings.locations())
                        + ",file:<folder> --location file:<folder>");
        return type == ScriptType.SQL ? project.resources(location) : project.java(location);
    }

    /** Spring reads a location as an address, in which %20 is a blank, unless a percent sign in it means nothing. */
    private Path path(String location) {
        if (!location.startsWith("file:")) {
            return this.terminal.directory().resolve(location);
        }
        String path = location.replaceFirst("^file:(//)?", "");
        try {
            path = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            // Taken as it stands.
        }
        return this.terminal.directory().resolve(path);
    }

    private static String packageName(String location, ScriptType type) {
        return type == ScriptType.JAVA ? Project.packageName(location) : "";
    }

    /** The file in the sources, or in a folder, from which a script was built. */
    Path source(Script script) {
        Optional<Project> project = Project.find(this.workspace.mainClass(), this.terminal.directory());
        Stream<Path> candidates = Stream.concat(
                project.stream()
                        .map(found -> found.folder()
                                .resolve(script.type() == ScriptType.SQL ? "src/main/resources" : "src/main/java")
                                .resolve(script.location())),
                Stream.of(path(script.location())));
        return candidates
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new MigrateException(
                        "The source of revision " + script.revision().id() + " (" + script.location()
                                + ") is not here.",
                        "Run this in the folder of the module that has it."));
    }

    /** Several heads are the most frequent reason for a failure, and there is a command against it. */
    static MigrateException advise(MigrateException failure) {
        if (failure instanceof GraphException graph && graph.kind() == Kind.MULTIPLE_HEADS) {
            return new MigrateException(
                    failure.problem(),
                    "Join them with \"migrate merge heads\". Or name one of them, one of a branch with <branch>@head, or"
                            + " all of them with heads.",
                    failure);
        }
        return failure;
    }
}
