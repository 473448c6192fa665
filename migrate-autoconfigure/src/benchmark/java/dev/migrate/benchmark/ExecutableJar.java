package dev.migrate.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.springframework.boot.loader.launch.LaunchedClassLoader;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;

/** An executable jar of Spring Boot with revisions in it, and the class loader that its launcher makes. */
final class ExecutableJar {

    static final String FOLDER = "BOOT-INF/classes/db/revisions/";

    private final Path path;

    private ExecutableJar(Path path) {
        this.path = path;
    }

    static ExecutableJar with(int revisions) {
        try {
            Path path = Files.createTempFile("benchmark", ".jar");
            path.toFile().deleteOnExit();
            try (OutputStream file = Files.newOutputStream(path);
                    JarOutputStream jar = new JarOutputStream(file)) {
                for (String folder : new String[] {"BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/classes/db/", FOLDER}) {
                    jar.putNextEntry(new JarEntry(folder));
                }
                for (int i = 0; i < revisions; i++) {
                    jar.putNextEntry(new JarEntry(FOLDER + RevisionText.fileName(i)));
                    jar.write(RevisionText.file(i));
                }
            }
            return new ExecutableJar(path);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    Path path() {
        return this.path;
    }

    URLClassLoader classLoader() {
        Handlers.register();
        URL classes = JarUrl.create(this.path.toFile(), "BOOT-INF/classes/");
        return new LaunchedClassLoader(true, new URL[] {classes}, ExecutableJar.class.getClassLoader());
    }
}
