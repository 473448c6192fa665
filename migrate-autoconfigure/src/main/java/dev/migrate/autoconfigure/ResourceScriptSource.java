package dev.migrate.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Finds revisions in folders of the class path and of the file system, each with everything below it. A file that two
 * locations hold is found once; names that begin with a dot are passed over.
 */
public final class ResourceScriptSource implements ScriptSource {

    /** Where revisions are if nothing else is said; the only location that may be missing. */
    static final String DEFAULT_LOCATION = "classpath:db/revisions";

    private static final String CLASS_PATH = "classpath:";
    private static final String EVERY_CLASS_PATH = "classpath*:";
    private static final String FILE = "file:";

    private final List<String> locations;
    private final ClassPathSearch classPath;

    /**
     * Creates a source.
     *
     * @param locations folders, with the prefix {@code classpath:} or {@code file:}
     * @param resourceLoader opens the class path and loads classes
     */
    public ResourceScriptSource(List<String> locations, ResourceLoader resourceLoader) {
        this.locations = List.copyOf(locations);
        this.classPath = new ClassPathSearch(resourceLoader);
    }

    /**
     * Finds the revisions.
     *
     * @return all of them, sorted by name; empty if there are none
     * @throws MigrateException if a location is malformed, missing or unreadable, or if a folder of the file system holds
     *     Java revisions
     */
    @Override
    public List<ScriptResource> resources() {
        Map<String, FoundScript> found = new LinkedHashMap<>();
        for (String location : this.locations) {
            search(location.strip()).forEach(script -> found.putIfAbsent(script.identity(), script));
        }
        Map<String, Long> places =
                found.values().stream().collect(Collectors.groupingBy(FoundScript::place, Collectors.counting()));
        List<ScriptResource> resources = new ArrayList<>();
        for (FoundScript script : found.values()) {
            // Two jars may hold the same path; then only the full address tells which is meant.
            resources.add(script.resource(places.getOrDefault(script.place(), 0L) > 1));
        }
        resources.sort(Comparator.comparing(ScriptResource::name).thenComparing(ScriptResource::location));
        return resources;
    }

    private List<FoundScript> search(String location) {
        if (location.startsWith(FILE)) {
            return FolderSearch.search(location);
        }
        String prefix = location.startsWith(EVERY_CLASS_PATH) ? EVERY_CLASS_PATH : CLASS_PATH;
        if (!location.startsWith(prefix)) {
            throw new MigrateException(
                    "The location of revisions \"" + location + "\" begins neither with classpath: nor with file:.",
                    "Write classpath:" + location + " or file:" + location + " in migrate.locations.");
        }
        String path = location.substring(prefix.length());
        String folder = StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(path, '/'), '/');
        if (folder.isEmpty() || folder.matches(".*[*?{}].*")) {
            throw new MigrateException(
                    "The location of revisions \"" + location + "\" is no folder.",
                    "Name a folder without patterns in migrate.locations, such as " + DEFAULT_LOCATION
                            + "; everything below it is found.");
        }
        List<FoundScript> found = this.classPath.search(folder);
        if (found.isEmpty() && !(CLASS_PATH + folder).equals(DEFAULT_LOCATION) && !this.classPath.exists(folder)) {
            throw new MigrateException(
                    "The location of revisions \"" + location + "\" is not on the class path.",
                    "Create the folder, such as src/main/resources/" + folder
                            + " with a first revision, or correct migrate.locations.");
        }
        return found;
    }
}
