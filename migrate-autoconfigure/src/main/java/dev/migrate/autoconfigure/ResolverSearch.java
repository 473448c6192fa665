package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/**
 * Searches folders of the class path with Spring's resolver, which knows more kinds of places than folders and jars: native
 * images, modules, the file systems of application servers.
 */
final class ResolverSearch {

    private final ResourcePatternResolver resolver;

    ResolverSearch(ResourceLoader resourceLoader) {
        this.resolver = new PathMatchingResourcePatternResolver(resourceLoader);
    }

    /** Tells whether any root of the class path has the folder. */
    boolean exists(String folder) {
        return !roots(folder).isEmpty();
    }

    /** Finds the revisions in a folder of every root, and below it. */
    List<FoundScript> search(ClassPathFolder folder) {
        List<String> roots = roots(folder.name());
        List<FoundScript> found = new ArrayList<>();
        for (Resource resource : resources(folder.name() + "/**/*")) {
            String address = address(resource);
            String path = below(roots, folder.name(), address);
            if (folder.isSql(path)) {
                found.add(folder.sql(path, identity(resource, address), address, resource::getContentAsByteArray));
            } else if (folder.isJava(path)) {
                found.add(folder.java(path, address));
            }
        }
        return found;
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
            return resource.isFile() ? FileTree.identity(resource.getFile().toPath()) : address;
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
