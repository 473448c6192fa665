package dev.migrate.autoconfigure;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files below a folder of the file system. */
final class FileTree {

    private FileTree() {}

    /**
     * Finds the files below a folder, behind symbolic links too, but for those with a name that begins with a dot on their
     * way: the real folder behind a mounted Kubernetes ConfigMap, version control, and editors' files.
     *
     * @return sorted
     * @throws IOException if a folder cannot be read
     * @throws java.io.UncheckedIOException if a folder below cannot be read
     */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.find(
                folder,
                Integer.MAX_VALUE,
                (path, attributes) -> attributes.isRegularFile(),
                FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(path -> !isHidden(folder.relativize(path)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHidden(Path path) {
        for (Path name : path) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** What is the same for the same file, by whatever path it was found. */
    static String identity(Path file) throws IOException {
        return file.toRealPath().toString();
    }

    /** The path of a file below a folder, with slashes. */
    static String below(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
