package dev.migrate.cli;

import dev.migrate.MigrateException;
import dev.migrate.autogenerate.Comparison;
import dev.migrate.autogenerate.Difference;
import dev.migrate.autogenerate.DifferenceRewriter;
import dev.migrate.autogenerate.SchemaObject;
import dev.migrate.autogenerate.Wanted;
import dev.migrate.engine.Status;
import dev.migrate.hibernate.EntityModel;
import dev.migrate.hibernate.ModelNote;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.NoSuchDatabaseException;
import dev.migrate.postgres.catalog.CatalogReader;
import dev.migrate.postgres.catalog.Normalised;
import dev.migrate.postgres.catalog.Refused;
import dev.migrate.postgres.catalog.Shadow;
import dev.migrate.schema.DatabaseModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entities of the application against its database.
 *
 * @param comparison what differs
 * @param notes what the entities want and no comparison understands
 */
record EntityComparison(Comparison comparison, List<ModelNote> notes) {

    EntityComparison {
        notes = List.copyOf(notes);
    }

    /**
     * Compares with the database of the application or, offline, with what the revisions make.
     *
     * @throws MigrateException if revisions are pending or do not run, or one side cannot be read
     */
    static EntityComparison of(Workspace workspace, ComparisonOptions options) {
        if (options.offline()) {
            try (ScratchRevisions revisions = ScratchRevisions.apply(workspace)) {
                return of(revisions.database(), workspace, options);
            }
        }
        try {
            requireUpToDate(workspace.migrator().status());
        } catch (NoSuchDatabaseException ex) {
            throw new MigrateException(
                    ex.problem(), ex.action() + " Or compare the entities with the revisions: --offline.", ex);
        }
        return of(workspace.migrator().database(), workspace, options);
    }

    private static EntityComparison of(Database database, Workspace workspace, ComparisonOptions options) {
        AutogenerateSettings application = workspace.autogenerate();
        CatalogReader reader = new CatalogReader(database);
        String schema = reader.currentSchema();
        EntityModel entities = workspace.entities(options.unit(application), reader.serverMajor());
        DatabaseModel written = Wanted.qualified(entities.database(), schema);
        DatabaseModel live = reader.read(written.schemas());
        Normalised spelled = new Shadow(database).normalise(written, live);
        Wanted wanted = new Wanted(
                written,
                spelled.model(),
                spelled.refused().stream().map(EntityComparison::unknown).toList());
        return new EntityComparison(
                Comparison.of(live, wanted, options.settings(schema, application)), entities.notes());
    }

    private static void requireUpToDate(Status status) {
        if (!status.upToDate()) {
            throw new MigrateException(
                    "The database is not up to date, so it cannot be compared with the entities: "
                            + String.join(", ", status.pending())
                            + (status.pending().size() == 1 ? " is pending." : " are pending."),
                    "Run \"migrate upgrade heads\" first, or compare the entities with the revisions: --offline.");
        }
    }

    private static Wanted.Unknown unknown(Refused refused) {
        SchemaObject.Kind kind = switch (refused.kind()) {
            case ENUM -> SchemaObject.Kind.ENUM;
            case DOMAIN -> SchemaObject.Kind.DOMAIN;
            case SEQUENCE -> SchemaObject.Kind.SEQUENCE;
            case TABLE -> SchemaObject.Kind.TABLE;
        };
        return new Wanted.Unknown(new SchemaObject(kind, refused.name(), null), refused.error(), refused.sql());
    }

    EntityComparison rewritten(List<DifferenceRewriter> rewriters) {
        Comparison rewritten = this.comparison;
        for (DifferenceRewriter rewriter : rewriters) {
            rewritten = rewritten.rewritten(rewriter);
        }
        return new EntityComparison(rewritten, this.notes);
    }

    /** Tells whether the database is as the entities want it, as far as that is known. */
    boolean holds() {
        return this.comparison.nothingToDo()
                && this.comparison.of(Difference.Kind.UNKNOWN).isEmpty();
    }

    /** Returns what a revision would change, one line each. */
    List<String> changes() {
        return this.comparison.differences().stream()
                .filter(Difference::active)
                .map(Difference::describe)
                .toList();
    }

    /** Returns what could not be compared, one line each. */
    List<String> unknown() {
        return this.comparison.of(Difference.Kind.UNKNOWN).stream()
                .map(Difference::describe)
                .toList();
    }

    /** Returns all that is told beside. */
    List<String> remarks() {
        return remarks(difference -> true);
    }

    /** Returns what is told beside a revision: all that is about the tables that it changes, and a count of the others. */
    List<String> remarksOnRevision() {
        Predicate<Difference> isElsewhere = this.comparison.elsewhere();
        List<String> lines = remarks(isElsewhere.negate());
        long elsewhere = Stream.of(Difference.Kind.KEPT, Difference.Kind.NOTE)
                .flatMap(kind -> this.comparison.of(kind).stream())
                .filter(isElsewhere)
                .count();
        if (elsewhere > 0) {
            lines.add(
                    "Beside: " + elsewhere + (elsewhere == 1 ? " remark on another table" : " remarks on other tables")
                            + "; \"migrate check\" lists them.");
        }
        return lines;
    }

    private List<String> remarks(Predicate<Difference> told) {
        List<String> lines = new ArrayList<>();
        this.comparison.of(Difference.Kind.UNKNOWN).forEach(difference -> lines.addAll(difference.remarks()));
        this.comparison.of(Difference.Kind.KEPT).stream()
                .filter(told)
                .forEach(difference -> lines.add("Kept: " + difference.describe() + "; --drops drops it."
                        + difference.remarks().stream()
                                .map(remark -> " " + sentence(remark))
                                .collect(Collectors.joining())));
        this.comparison.of(Difference.Kind.NOTE).stream()
                .filter(told)
                .forEach(difference -> lines.add("Note: " + difference.describe() + "."));
        this.notes.forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static String sentence(String remark) {
        return remark.endsWith(".") ? remark : remark + ".";
    }

    List<Map<String, @Nullable Object>> json() {
        return this.comparison.differences().stream()
                .map(difference -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("kind", difference.kind().name());
                    json.put("object", difference.object().kind().words());
                    json.put("schema", difference.object().name().schema());
                    json.put("name", difference.object().name().name());
                    json.put("part", difference.object().part());
                    json.put("text", difference.describe());
                    json.put("remarks", difference.remarks());
                    return json;
                })
                .toList();
    }

    /** Says how much differs, and what to do about it. */
    String verdict() {
        int changes = changes().size();
        int unknown = unknown().size();
        String text = changes == 0
                ? ""
                : count(changes, "difference")
                        + ". \"migrate revision --autogenerate -m ...\" writes a revision for them.";
        return unknown == 0
                ? text
                : (text + " " + count(unknown, "object")
                                + " could not be compared: correct the mapping, or leave out the"
                                + " table with --exclude.")
                        .strip();
    }

    private static String count(int count, String thing) {
        return String.format(Locale.ROOT, "%d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
