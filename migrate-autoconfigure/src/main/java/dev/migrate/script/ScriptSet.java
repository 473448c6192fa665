package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.graph.GraphException;
import dev.migrate.graph.RevisionGraph;
import dev.migrate.operation.NamingConvention;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All revisions of an application, read once. Immutable. */
public final class ScriptSet {

    private final Map<String, Script> scripts;
    private final RevisionGraph graph;
    private final NamingConvention naming;

    private ScriptSet(Map<String, Script> scripts, RevisionGraph graph, NamingConvention naming) {
        this.scripts = Collections.unmodifiableMap(scripts);
        this.graph = graph;
        this.naming = naming;
    }

    /**
     * Reads all headers and builds the graph, with the standard naming convention for Java revisions.
     *
     * @param source where the revisions are
     * @return the set; empty if there are no revisions
     * @throws MigrateException if a revision is malformed, or if the revisions form no graph; names the files
     */
    public static ScriptSet read(ScriptSource source) {
        return read(source, NamingConvention.standard());
    }

    /**
     * Reads all headers and builds the graph. The bodies are left for later.
     *
     * @param source where the revisions are
     * @param naming names the constraints and indexes that Java revisions leave without a name
     * @return the set; empty if there are no revisions
     * @throws MigrateException if a revision is malformed, or if the revisions form no graph; names the files
     */
    public static ScriptSet read(ScriptSource source, NamingConvention naming) {
        Map<String, Script> scripts = new LinkedHashMap<>();
        for (ScriptResource resource : source.resources()) {
            Script script = read(resource, naming);
            Script earlier = scripts.putIfAbsent(script.revision().id(), script);
            if (earlier != null) {
                throw new MigrateException(
                        "The revision id \"" + script.revision().id() + "\" is used twice: in " + earlier.location()
                                + " and in " + script.location() + ".",
                        "Give one of them another id, and name that in the revisions that follow it.");
            }
        }
        return of(scripts, naming);
    }

    private static ScriptSet of(Map<String, Script> scripts, NamingConvention naming) {
        scripts.values().forEach(script -> requireParents(script, scripts));
        return new ScriptSet(scripts, graph(scripts), naming);
    }

    /**
     * Adds revisions that are not here yet.
     *
     * @param further files or classes; one whose id is here already is left out
     * @return a set with all of them
     * @throws MigrateException if a revision is malformed, or if the revisions form no graph; names the files
     */
    public ScriptSet with(List<ScriptResource> further) {
        if (further.isEmpty()) {
            return this;
        }
        Map<String, Script> all = new LinkedHashMap<>(this.scripts);
        for (ScriptResource resource : further) {
            Script script = read(resource, this.naming);
            all.putIfAbsent(script.revision().id(), script);
        }
        return of(all, this.naming);
    }

    private static Script read(ScriptResource resource, NamingConvention naming) {
        return resource instanceof ScriptResource.Sql sql
                ? SqlScriptReader.read(sql)
                : JavaScriptReader.read((ScriptResource.Java) resource, naming);
    }

    private static void requireParents(Script script, Map<String, Script> scripts) {
        for (String parent : script.revision().parents()) {
            if (!scripts.containsKey(parent)) {
                throw script.parentsPlace()
                        .error(
                                "The revision revises \"" + parent + "\", and there is no such revision.",
                                "Add the missing revision to the locations, or correct the id.");
            }
        }
    }

    private static RevisionGraph graph(Map<String, Script> scripts) {
        try {
            return RevisionGraph.of(
                    scripts.values().stream().map(Script::revision).toList());
        } catch (GraphException ex) {
            throw new MigrateException(ex.problem() + files(ex.revisions(), scripts), ex.action(), ex);
        }
    }

    /** The graph knows ids only; adds where they come from. */
    private static String files(List<String> ids, Map<String, Script> scripts) {
        String files = ids.stream()
                .distinct()
                .filter(scripts::containsKey)
                .map(id -> id + " is in " + scripts.get(id))
                .collect(Collectors.joining(", "));
        return files.isEmpty() ? "" : " " + files + ".";
    }

    /** Returns the graph of all revisions. */
    public RevisionGraph graph() {
        return this.graph;
    }

    /**
     * Returns the script of a revision.
     *
     * @param id the exact id of a revision of the graph
     * @throws IllegalArgumentException if there is none
     */
    public Script get(String id) {
        Script script = this.scripts.get(id);
        if (script == null) {
            throw new IllegalArgumentException("No script has the revision id " + id);
        }
        return script;
    }

    /** Returns all scripts in the order of the source. */
    public Collection<Script> scripts() {
        return this.scripts.values();
    }
}
