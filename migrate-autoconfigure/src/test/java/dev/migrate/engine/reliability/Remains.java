package dev.migrate.engine.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.graph.Direction;
import dev.migrate.testing.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is in a database when a run of a chain has ended anywhere, read as its history tells it. */
final class Remains {

    private record Row(Direction direction, String revision, String outcome, int statements) {

        static Row of(String line) {
            String[] words = line.split(" ", -1);
            return new Row(
                    Direction.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    words[1],
                    words[2],
                    Integer.parseInt(words[3]));
        }
    }

    private final List<ChainRevision> revisions;
    private final ReferenceWalk walk;
    private final Catalog catalog;
    private final List<String> effects = new ArrayList<>();
    private Direction direction = Direction.UPGRADE;
    private int applied;
    /** The row of a revision outside a transaction that has begun and not ended. */
    private @Nullable Row open;

    Remains(List<ChainRevision> revisions, ReferenceWalk walk, Catalog catalog) {
        this.revisions = revisions;
        this.walk = walk;
        this.catalog = catalog;
    }

    /**
     * Requires that everything else agrees with the history.
     *
     * @return how many revisions are in the database
     */
    int require() {
        if (exists("migrate_history")) {
            this.catalog
                    .strings("select direction || ' ' || revision || ' ' || outcome || ' ' || cardinality(statements)"
                            + " from migrate_history order by id")
                    .forEach(line -> goOn(Row.of(line)));
        }
        assertThat(exists("migrate_version") ? this.catalog.heads() : List.of())
                .as("heads")
                .isEqualTo(this.applied == 0 ? List.of() : List.of(ChainRevision.id(this.applied)));
        List<String> now = ReferenceWalk.look(this.catalog);
        Row begun = this.open;
        if (begun == null) {
            assertThat(now).as("catalog").isEqualTo(this.walk.at(this.direction, this.applied));
        } else {
            requireInTheMiddle(begun, now);
        }
        assertThat(this.catalog.strings("select effect from audit.effects order by id"))
                .as("effects")
                .isEqualTo(this.effects);
        return this.applied;
    }

    /** A row of the history goes on from where the one before it led. */
    private void goOn(Row row) {
        this.direction = row.direction();
        ChainRevision revision = next();
        assertThat(row.revision()).as("revision of %s", row).isEqualTo(revision.id());
        if (row.outcome().equals("STARTED")) {
            assertThat(revision.outside()).as("outside: %s", row).isTrue();
            this.open = row;
            return;
        }
        assertThat(row.outcome()).isEqualTo("SUCCESS");
        assertThat(this.open != null).as("has begun: %s", row).isEqualTo(revision.outside());
        this.open = null;
        this.applied += this.direction == Direction.UPGRADE ? 1 : -1;
        this.effects.add(effect(revision));
    }

    private ChainRevision next() {
        return this.revisions.get(this.direction == Direction.UPGRADE ? this.applied : this.applied - 1);
    }

    private String effect(ChainRevision revision) {
        return this.direction.name().toLowerCase(Locale.ROOT) + " " + revision.id();
    }

    /** Its first statements took effect as the row says, the next one may have, and only that may have left an index. */
    private void requireInTheMiddle(Row begun, List<String> now) {
        ChainRevision revision = next();
        List<String> statements = revision.statements(this.direction);
        int done = begun.statements();
        String under = done < statements.size() ? statements.get(done) : "";
        List<String> valid =
                now.stream().filter(line -> !line.startsWith("INVALID ")).toList();
        if (!under.contains("concurrently")) {
            assertThat(now).as("catalog within %s", begun).isEqualTo(valid);
        }
        assertThat(valid)
                .as("catalog within %s", begun)
                .isIn(
                        this.walk.behind(this.direction, revision, done),
                        this.walk.behind(this.direction, revision, Math.min(done + 1, statements.size())));
        if (revision.hasEffect(this.direction, done)) {
            this.effects.add(effect(revision));
        }
    }

    private boolean exists(String table) {
        return !this.catalog
                .strings("select 'yes' where to_regclass('" + table + "') is not null")
                .isEmpty();
    }
}
