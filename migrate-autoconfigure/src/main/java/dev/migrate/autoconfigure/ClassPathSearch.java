package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.script.ScriptResource;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/**
 * Searches folders of the class path with Spring's resolver, which knows plain folders, jars and the nested jars of an
 * executable jar. It sees a folder of a jar only if the jar has an entry for it, as all usual tools write.
 */
final class ClassPathSearch {

    private static final String CLASS = ".class";

    private final ResourcePatternResolver resolver;
    private final ClassLoader classLoader;

    ClassPathSearch(ResourceLoader resourceLoader) {
        this.resolver = new PathMatchingResourcePatternResolver(resourceLoader);
        this.classLoader =
                Objects.requireNonNullElseGet(resourceLoader.getClassLoader(), ClassPathSearch.class::getClassLoader);
    }

    /** Tells whether any root of the class path has the folder. */
    boolean exists(String folder) {
        return !roots(folder).isEmpty();
    }

    /** Finds the SQL files and the classes named {@code R_*} in a folder of every root, and below it. */
    List<FoundScript> search(String folder) {
        List<String> roots = roots(folder);
        List<FoundScript> found = new ArrayList<>();
        for (Resource resource : resources(folder + "/**/*")) {
            String name = Objects.requireNonNullElse(resource.getFilename(), "");
            boolean sql = name.toLowerCase(Locale.ROOT).endsWith(".sql");
            boolean java = name.startsWith("R_") && name.endsWith(CLASS) && name.indexOf('$') < 0;
            if (sql || java) {
                String address = address(resource);
                String place = folder + "/" + below(roots, folder, address);
                if (!place.contains("/.")) {
                    found.add(sql ? sql(resource, name, place, address) : java(place, address));
                }
            }
        }
        return found;
    }

    private FoundScript java(String place, String address) {
        String className = place.substring(0, place.length() - CLASS.length()).replace('/', '.');
        // The class loader decides which of two equal names it loads, so the name is what counts.
        return new FoundScript(
                "class " + className, place, address, new ScriptResource.Java(className, this.classLoader));
    }

    private static FoundScript sql(Resource resource, String name, String place, String address) {
        return new FoundScript(
                identity(resource, address),
                place,
                address,
                new ScriptResource.Sql(name, place, resource::getContentAsByteArray));
    }

    private List<String> roots(String folder) {
        return resources(folder + "/").stream()
                .map(root -> StringUtils.trimTrailingCharacter(address(root), '/') + "/")
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** The path below the folder. The roots tell it, as the name of the folder may occur in the path more than once. */
    private static String below(List<String> roots, String folder, String address) {
        return roots.stream()
                .filter(address::startsWith)
                .findFirst()
                .map(root -> address.substring(root.length()))
                .orElseGet(() -> address.substring(address.lastIndexOf("/" + folder + "/") + folder.length() + 2));
    }

    private List<Resource> resources(String pattern) {
        try {
            return List.of(this.resolver.getResources(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + pattern));
        } catch (IOException ex) {
            throw unreadable("classpath:" + pattern, ex);
        }
    }

    private static String identity(Resource resource, String address) {
        try {
            return resource.isFile()
                    ? resource.getFile().toPath().toRealPath().toUri().toString()
                    : address;
        } catch (IOException ex) {
            throw unreadable(address, ex);
        }
    }

    /** The address without percent signs: class loader and resolver do not escape the same characters. */
    private static String address(Resource resource) {
        try {
            URL url = resource.getURL();
            String path = StringUtils.uriDecode(url.toString(), StandardCharsets.UTF_8);
            return ResourceUtils.isFileURL(url) ? path.replace('\\', '/') : path;
        } catch (IOException ex) {
            throw unreadable(resource.getDescription(), ex);
        }
    }

    private static MigrateException unreadable(String what, IOException cause) {
        return new MigrateException(
                "The revisions at " + what + " cannot be read: " + cause.getMessage() + ".",
                "Check migrate.locations and the class path.",
                cause);
    }
}
