package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.script.ScriptResource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.util.ResourceUtils;

/** Searches a folder of the file system for SQL revisions. */
final class FolderSearch {

    private final String location;
    private final Path folder;

    private FolderSearch(String location) {
        this.location = location;
        this.folder = folder(location);
    }

    /** Searches a location that begins with {@code file:}. */
    static List<FoundScript> search(String location) {
        return new FolderSearch(location).search();
    }

    private static Path folder(String location) {
        try {
            return ResourceUtils.getFile(location).toPath();
        } catch (FileNotFoundException ex) {
            throw new MigrateException(
                    "The location of revisions \"" + location + "\" is no folder of this machine: " + ex.getMessage()
                            + ".",
                    "Correct migrate.locations.",
                    ex);
        }
    }

    private List<FoundScript> search() {
        if (!Files.isDirectory(this.folder)) {
            throw new MigrateException(
                    "The location of revisions \"" + this.location + "\" does not exist or is no folder.",
                    "Create it, or correct migrate.locations. A relative path begins in the working directory "
                            + Path.of("").toAbsolutePath() + ".");
        }
        try {
            return FileTree.files(this.folder).stream()
                    .peek(this::refuseJava)
                    .filter(path -> fileName(path).toLowerCase(Locale.ROOT).endsWith(".sql"))
                    .map(this::found)
                    .toList();
        } catch (IOException | UncheckedIOException ex) {
            throw new MigrateException(
                    "The location of revisions \"" + this.location + "\" cannot be read: " + ex.getMessage() + ".",
                    "Check the rights on the folder and on what is below it.",
                    ex);
        }
    }

    private void refuseJava(Path path) {
        String name = fileName(path);
        if (name.startsWith("R_") && (name.endsWith(".java") || name.endsWith(".class"))) {
            throw new MigrateException(
                    place(path) + ": Java revisions are found on the class path only.",
                    "Move the class to a package such as db.revisions in src/main/java, and name that package in"
                            + " migrate.locations as classpath:db/revisions.");
        }
    }

    private FoundScript found(Path path) {
        try {
            return new FoundScript(
                    FileTree.identity(path),
                    place(path),
                    path.toString(),
                    new ScriptResource.Sql(fileName(path), place(path), () -> Files.readAllBytes(path)));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The path with the folder as the user wrote it. */
    private String place(Path path) {
        String separator = this.location.endsWith("/") ? "" : "/";
        return this.location + separator + FileTree.below(this.folder, path);
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
