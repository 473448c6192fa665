package dev.migrate.cli;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a Maven or Gradle module whose sources new revisions are written to: the module that the main class was
 * built in, or the working directory.
 */
final class Project {

    private static final String CLASS_PATH = "classpath:";

    /** Where Maven, Gradle and the IDEs leave classes and jars, below the folder of a module. */
    private static final Pattern OUTPUT =
            Pattern.compile("(.*)/(?:target/(?:test-)?classes|build/classes/[^/]+/[^/]+|out/production/[^/]+|bin/main"
                    + "|target/[^/]+\\.[jw]ar|build/libs/[^/]+\\.[jw]ar)/?");

    private final Path folder;

    private Project(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds the project.
     *
     * @param otherwise what else there is to do where there is none
     * @throws MigrateException if there is none around, as where a jar was deployed
     */
    static Project of(@Nullable Class<?> mainClass, Path directory, String otherwise) {
        return find(mainClass, directory)
                .orElseThrow(() -> new MigrateException(
                        "There are no sources here to write a revision to: neither "
                                + directory.toAbsolutePath().normalize()
                                + " nor the place of the application is the folder of a Maven or Gradle module.",
                        "Run this in the folder of the module" + otherwise + "."));
    }

    static Optional<Project> find(@Nullable Class<?> mainClass, Path directory) {
        Path built = mainClass == null ? null : module(mainClass);
        if (built != null && isModule(built)) {
            return Optional.of(new Project(built));
        }
        Path here = directory.toAbsolutePath().normalize();
        return isModule(here) ? Optional.of(new Project(here)) : Optional.empty();
    }

    private static @Nullable Path module(Class<?> mainClass) {
        CodeSource source = mainClass.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null) {
            return null;
        }
        // In an executable jar: jar:nested:/app/target/app.jar/!BOOT-INF/classes/!/
        String address = url.toString().replaceFirst("^jar:", "").replaceFirst("^nested:", "file:");
        int inside = address.indexOf("!");
        String outer = inside < 0 ? address : address.substring(0, inside).replaceAll("/$", "");
        try {
            Matcher matcher =
                    OUTPUT.matcher(Path.of(URI.create(outer)).toString().replace('\\', '/'));
            return matcher.matches() ? Path.of(matcher.group(1)) : null;
        } catch (IllegalArgumentException | FileSystemNotFoundException ex) {
            return null;
        }
    }

    private static boolean isModule(Path folder) {
        boolean built = List.of("pom.xml", "build.gradle", "build.gradle.kts").stream()
                .anyMatch(file -> Files.exists(folder.resolve(file)));
        return Files.isDirectory(folder.resolve("src").resolve("main")) || (built && !isAggregator(folder));
    }

    /** The root of a build of several modules has no sources of its own. */
    private static boolean isAggregator(Path folder) {
        try {
            return Files.exists(folder.resolve("pom.xml"))
                    && Files.readString(folder.resolve("pom.xml")).contains("<modules>");
        } catch (IOException ex) {
            return false;
        }
    }

    Path folder() {
        return this.folder;
    }

    /** The folder of SQL revisions of a location on the class path. */
    Path resources(String location) {
        return source("src/main/resources", path(location));
    }

    /** The folder of Java revisions of a location on the class path. */
    Path java(String location) {
        return source("src/main/java", path(location));
    }

    private Path source(String root, String path) {
        return this.folder.resolve(root).resolve(path);
    }

    static boolean isOnClassPath(String location) {
        return location.startsWith(CLASS_PATH) || location.startsWith("classpath*:");
    }

    /** {@code db/revisions} of {@code classpath:/db/revisions/}. */
    static String path(String location) {
        return location.substring(location.indexOf(':') + 1).replaceAll("^/+|/+$", "");
    }

    /** {@code db.revisions} of {@code classpath:db/revisions}. */
    static String packageName(String location) {
        return path(location).replace('/', '.');
    }

    /** A path as it is shortest for whoever stands in the working directory. */
    static String shown(Path file, Path directory) {
        Path absolute = file.toAbsolutePath().normalize();
        Path here = Objects.requireNonNull(directory).toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }
}
