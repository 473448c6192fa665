package dev.migrate.cli;

import dev.migrate.autogenerate.ComparisonSettings;
import dev.migrate.autogenerate.Counterpart;
import dev.migrate.autogenerate.Rename;
import dev.migrate.autogenerate.SchemaFilter;
import dev.migrate.autogenerate.SchemaObject;
import dev.migrate.autogenerate.TablePatterns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that compare the entities with the database. */
final class ComparisonOptions {

    @Option(
            names = "--offline",
            description = "Compare with the revisions, applied to a scratch database, not with the database.")
    private boolean offline;

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description =
                    "What was renamed: old_table=new_table, or table.old_column=table.new_column; may be repeated.")
    private List<String> renames = new ArrayList<>();

    @Option(names = "--no-renames", description = "Take nothing for renamed that --rename does not name.")
    private boolean noRenames;

    @Option(names = "--drops", description = "Drop what the entities do not have.")
    private boolean drops;

    @Option(
            names = "--table",
            paramLabel = "PATTERN",
            description = "Compare only these tables, such as order*, or billing.* for a schema; may be repeated.")
    private List<String> tables = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "Do not compare these tables; may be repeated.")
    private List<String> excluded = new ArrayList<>();

    @Option(
            names = "--skip",
            paramLabel = "KIND",
            description = "Do not compare objects of a kind: ${COMPLETION-CANDIDATES}; may be repeated.")
    private List<SchemaObject.Kind> skipped = new ArrayList<>();

    @Option(
            names = "--unit",
            paramLabel = "NAME",
            description = "The persistence unit, where the application has several.")
    private @Nullable String unit;

    boolean offline() {
        return this.offline;
    }

    /** Says that nothing differs, as the end of a sentence. */
    String agreement() {
        return this.offline ? "the revisions make what the entities want." : "the database is as the entities want it.";
    }

    boolean drops() {
        return this.drops;
    }

    @Nullable
    String unit(AutogenerateSettings application) {
        return this.unit == null ? application.unit() : this.unit;
    }

    ComparisonSettings settings(String defaultSchema, AutogenerateSettings application) {
        SchemaFilter filter = TablePatterns.of(defaultSchema, application.include(), application.exclude())
                .and(TablePatterns.of(defaultSchema, this.tables, this.excluded))
                .and((object, inDatabase) -> !this.skipped.contains(object.kind()));
        for (SchemaFilter further : application.filters()) {
            filter = filter.and(further);
        }
        return new ComparisonSettings(defaultSchema)
                .with(this.offline ? Counterpart.REVISIONS : Counterpart.DATABASE)
                .withDrops(this.drops)
                .withNaming(application.naming())
                .withRenames(this.renames.stream().map(Rename::parse).toList(), !this.noRenames)
                .withFilter(filter);
    }
}
