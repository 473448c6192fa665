package dev.migrate.autogenerate;

import dev.migrate.hibernate.HibernateUnit;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Entities out of texts, as they stand in a test or a manual; each text is a package. */
final class EntitySource {

    private static final Pattern TYPE = Pattern.compile("(?m)^(?:abstract )?(?:class|enum|record|interface) (\\w+)");

    private static final List<String> IMPORTS = List.of(
            "jakarta.persistence.*",
            "java.math.*",
            "java.time.*",
            "java.util.*",
            "org.hibernate.annotations.*",
            "org.hibernate.type.SqlTypes",
            // In both packages of annotations.
            "jakarta.persistence.Table");

    private final Map<String, String> texts;
    private final ClassLoader loader;

    /**
     * Compiles.
     *
     * @param texts the texts by their packages
     * @param folder an empty folder
     */
    EntitySource(Map<String, String> texts, Path folder) throws IOException {
        this.texts = Map.copyOf(texts);
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            StringBuilder source = new StringBuilder("package " + text.getKey() + ";\n");
            IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
            Path file = Files.createDirectories(folder.resolve(text.getKey())).resolve("Entities.java");
            sources.add(Files.writeString(file, source.append(text.getValue())));
        }
        StringWriter messages = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-proc:none", "-d", folder.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalArgumentException(messages.toString());
            }
        }
        // Stays open as long as the classes are used.
        this.loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, EntitySource.class.getClassLoader());
    }

    /** Returns the persistence unit of a package. */
    HibernateUnit unit(String packageName) throws ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        Matcher names = TYPE.matcher(String.valueOf(this.texts.get(packageName)));
        while (names.find()) {
            types.add(this.loader.loadClass(packageName + "." + names.group(1)));
        }
        return HibernateUnit.of(types.toArray(Class<?>[]::new)).with("hibernate.classLoaders", List.of(this.loader));
    }
}
