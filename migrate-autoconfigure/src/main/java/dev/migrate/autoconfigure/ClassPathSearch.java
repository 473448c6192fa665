package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.script.ScriptResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/**
 * Searches folders of the class path. Plain folders, jars and the nested jars of an executable jar it reads itself: each jar
 * is opened once and gone through once, and each revision is read once on the way. It sees a folder of a jar only if the jar
 * has an entry for it, as all usual tools write.
 */
final class ClassPathSearch {

    private final ClassLoader classLoader;
    private final ResolverSearch otherPlaces;

    ClassPathSearch(ResourceLoader resourceLoader) {
        this.classLoader =
                Objects.requireNonNullElseGet(resourceLoader.getClassLoader(), ClassPathSearch.class::getClassLoader);
        this.otherPlaces = new ResolverSearch(resourceLoader);
    }

    /** Tells whether any root of the class path has the folder. */
    boolean exists(String folder) {
        return this.otherPlaces.exists(folder);
    }

    /** Finds the SQL files and the classes named {@code R_*} in a folder of every root, and below it. */
    List<FoundScript> search(String name) {
        ClassPathFolder folder = new ClassPathFolder(name, this.classLoader);
        try {
            List<URLConnection> roots = new ArrayList<>();
            for (URL root : Collections.list(this.classLoader.getResources(name + "/"))) {
                roots.add(root.openConnection());
            }
            if (roots.isEmpty() || !roots.stream().allMatch(ClassPathSearch::isReadHere)) {
                return this.otherPlaces.search(folder);
            }
            List<FoundScript> found = new ArrayList<>();
            for (URLConnection root : roots) {
                found.addAll(
                        root instanceof JarURLConnection jar ? inJar(folder, jar) : inDirectory(folder, root.getURL()));
            }
            return found;
        } catch (IOException | UncheckedIOException ex) {
            throw new MigrateException(
                    "The revisions at classpath:" + name + " cannot be read: " + ex.getMessage() + ".",
                    "Check migrate.locations and the class path.",
                    ex);
        }
    }

    private static boolean isReadHere(URLConnection root) {
        return root instanceof JarURLConnection || ResourceUtils.isFileURL(root.getURL());
    }

    private static List<FoundScript> inDirectory(ClassPathFolder folder, URL root) throws IOException {
        Path directory = ResourceUtils.getFile(root).toPath();
        String address = address(root);
        List<FoundScript> found = new ArrayList<>();
        for (Path file : FileTree.files(directory)) {
            String path = FileTree.below(directory, file);
            if (folder.isSql(path)) {
                found.add(folder.sql(path, FileTree.identity(file), address + path, () -> Files.readAllBytes(file)));
            } else if (folder.isJava(path)) {
                found.add(folder.java(path, address + path));
            }
        }
        return found;
    }

    private static List<FoundScript> inJar(ClassPathFolder folder, JarURLConnection root) throws IOException {
        // The class loader has the jar open and shares its directory, so that opening it once more costs nothing; a jar
        // from the cache of connections would stay open for ever.
        root.setUseCaches(false);
        String address = address(root.getURL());
        List<FoundScript> found = new ArrayList<>();
        try (JarFile jar = root.getJarFile()) {
            String prefix = withSlash(root.getEntryName());
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(prefix)) {
                    String path = entry.getName().substring(prefix.length());
                    if (folder.isSql(path)) {
                        found.add(folder.sql(path, address + path, address + path, content(jar, entry)));
                    } else if (folder.isJava(path)) {
                        found.add(folder.java(path, address + path));
                    }
                }
            }
        }
        return found;
    }

    /** Reads an entry now, and tells of a failure only when it is asked for, in the order of the files. */
    private static ScriptResource.Content content(JarFile jar, JarEntry entry) {
        try (InputStream stream = jar.getInputStream(entry)) {
            byte[] bytes = stream.readAllBytes();
            return () -> bytes;
        } catch (IOException ex) {
            return () -> {
                throw ex;
            };
        }
    }

    /** The address without percent signs, as class loader and resolver do not escape the same characters. */
    private static String address(URL root) {
        return withSlash(StringUtils.uriDecode(root.toString(), StandardCharsets.UTF_8));
    }

    private static String withSlash(String text) {
        return text.endsWith("/") ? text : text + "/";
    }
}
