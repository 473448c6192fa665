package dev.migrate.script;

import java.time.Instant;
import java.util.List;

/**
 * A revision that is to be written down.
 *
 * @param id its id
 * @param message what it does, in one line
 * @param parents the ids of the revisions that it continues; none for a root
 * @param branchLabels the labels that begin with it
 * @param dependsOn ids or branch labels of revisions that have to be applied before it
 * @param created when it is written
 * @param body what it does
 */
public record NewRevision(
        String id,
        String message,
        List<String> parents,
        List<String> branchLabels,
        List<String> dependsOn,
        Instant created,
        NewBody body) {

    /** Copies the lists. */
    public NewRevision {
        message = message.strip().replaceAll("\\s+", " ");
        parents = List.copyOf(parents);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /**
     * What a new revision does, as source.
     *
     * @param type the language that it is written in
     * @param imports what a class imports besides what every revision does, such as {@code java.util.List} or
     *     {@code static dev.migrate.schema.Definitions.*}; empty for SQL
     * @param up the statements of the upgrade, not indented; may be empty
     * @param down the statements of the downgrade, not indented; may be empty
     */
    public record NewBody(ScriptType type, List<String> imports, String up, String down) {

        /** Copies the list. */
        public NewBody {
            imports = List.copyOf(imports);
        }

        /**
         * Returns a body that is left for a person to write.
         *
         * @param type the language
         */
        public static NewBody empty(ScriptType type) {
            return new NewBody(type, List.of(), "", "");
        }
    }
}
