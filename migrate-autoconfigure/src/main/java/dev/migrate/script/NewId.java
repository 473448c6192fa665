package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.graph.RevisionGraph;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Finds ids and labels that a new revision can bear. */
public final class NewId {

    private static final int BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewId() {}

    /**
     * Draws an id of twelve hexadecimal characters.
     *
     * @param graph the revisions that there are
     */
    public static String draw(RevisionGraph graph) {
        byte[] bytes = new byte[BYTES];
        String id;
        do {
            RANDOM.nextBytes(bytes);
            id = HexFormat.of().formatHex(bytes);
        } while (graph.isKnown(id));
        return id;
    }

    /**
     * Checks an id that a person chose.
     *
     * @param graph the revisions that there are
     * @param id the id
     * @return the id
     * @throws MigrateException if it has other characters than letters, digits and _, is a reserved word, or is in use as
     *     an id or a label
     */
    public static String require(RevisionGraph graph, String id) {
        Identifiers.requireId(new Place("--rev-id", 0), id);
        if (graph.isKnown(id)) {
            throw new MigrateException(
                    "There is a revision " + id + " already.", "Choose another id, or leave --rev-id out to get one.");
        }
        requireNoLabel(graph, id, "--rev-id");
        return id;
    }

    /**
     * Checks the labels of a new branch.
     *
     * @param graph the revisions that there are
     * @param labels the labels
     * @throws MigrateException if one has other characters than letters, digits and _ . /, is a reserved word, or is in
     *     use as an id or a label
     */
    public static void requireLabels(RevisionGraph graph, List<String> labels) {
        Place place = new Place("--branch-label", 0);
        Identifiers.requireDistinct(place, "--branch-label", labels);
        for (String label : labels) {
            Identifiers.requireLabel(place, label);
            if (graph.isKnown(label)) {
                throw new MigrateException("\"" + label + "\" is the id of a revision.", "Choose another label.");
            }
            requireNoLabel(graph, label, "--branch-label");
        }
    }

    private static void requireNoLabel(RevisionGraph graph, String text, String option) {
        graph.revisions().stream()
                .filter(revision -> revision.branchLabels().contains(text))
                .findFirst()
                .ifPresent(revision -> {
                    throw new MigrateException(
                            "\"" + text + "\" is a branch label of revision " + revision.id() + ".",
                            "Choose another value for " + option + ".");
                });
    }
}
