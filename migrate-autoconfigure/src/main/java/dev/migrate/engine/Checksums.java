package dev.migrate.engine;

import dev.migrate.postgres.RecordedChecksum;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the revisions of an application with what was recorded when they ran. A file whose bytes are those that ran is
 * not looked at any further; only of the others are the statements cut and hashed, so that a start with nothing to do
 * stays cheap and a cosmetic edit is none. A Java revision has to be recorded and rendered each time, as what it renders
 * may come from other classes.
 */
final class Checksums {

    private static final Logger logger = LoggerFactory.getLogger(Checksums.class);

    private static final String ACTION =
            "Put the old statements back and write the change as a new revision; or, if the"
                    + " database has it already, accept it with the command repair. migrate.on-checksum-mismatch=warn goes on"
                    + " without.";

    private final ScriptSet scripts;
    private final Preparation preparation;

    Checksums(ScriptSet scripts) {
        this.scripts = scripts;
        this.preparation = new Preparation(scripts);
    }

    /** A revision that says something else than what ran. */
    record Edited(Script script, String recorded, String present) {

        String id() {
            return this.script.revision().id();
        }
    }

    /** Finds the edited ones among revisions that are applied. */
    List<Edited> edited(Set<String> applied, Collection<RecordedChecksum> recorded) {
        List<Edited> edited = new ArrayList<>();
        for (RecordedChecksum row : recorded) {
            if (applied.contains(row.revision())) {
                Script script = this.scripts.get(row.revision());
                String fingerprint = script.fingerprint();
                if (fingerprint == null || !fingerprint.equals(row.fingerprint())) {
                    String present = this.preparation.checksum(script);
                    if (!present.equals(row.checksum())) {
                        edited.add(new Edited(script, row.checksum(), present));
                    }
                }
            }
        }
        edited.sort(Comparator.comparing(Edited::id));
        return edited;
    }

    void judge(ChecksumPolicy policy, Set<String> applied, Collection<RecordedChecksum> recorded) {
        if (policy == ChecksumPolicy.IGNORE) {
            return;
        }
        List<Edited> edited = edited(applied, recorded);
        if (edited.isEmpty()) {
            return;
        }
        String problem = problem(edited);
        if (policy == ChecksumPolicy.FAIL) {
            throw new ChecksumMismatchException(
                    edited.stream().map(Edited::id).toList(), problem + " Nothing was changed.", ACTION);
        }
        logger.warn("{} {}", problem, ACTION);
    }

    private static String problem(List<Edited> edited) {
        List<String> places = edited.stream()
                .map(it -> it.id() + " (" + it.script().location() + ")")
                .toList();
        return edited.size() == 1
                ? "Revision " + places.get(0)
                        + " was edited after it had been applied: its statements are not those that" + " ran."
                : edited.size() + " revisions were edited after they had been applied: " + String.join(", ", places)
                        + ". Their statements are not those that ran.";
    }
}
