package dev.migrate.autogenerate;

import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Filters tables by patterns in which {@code *} stands for any characters and {@code ?} for one. A pattern is compared with
 * the name, and with schema and name with a dot between; upper and lower case do not count. Sequences are filtered as
 * tables are.
 */
public final class TablePatterns implements SchemaFilter {

    /** What this and other libraries keep for themselves in a database. */
    static final TablePatterns BOOKKEEPING = of(
            "",
            List.of(),
            List.of(
                    "migrate_version",
                    "migrate_history",
                    "alembic_version",
                    "flyway_schema_history",
                    "databasechangelog*",
                    "shedlock",
                    "spring_session*",
                    "batch_job_*",
                    "batch_step_*",
                    "qrtz_*"));

    private final String defaultSchema;
    private final List<Pattern> included;
    private final List<Pattern> excluded;

    private TablePatterns(String defaultSchema, List<String> included, List<String> excluded) {
        this.defaultSchema = defaultSchema;
        this.included = included.stream().map(TablePatterns::compile).toList();
        this.excluded = excluded.stream().map(TablePatterns::compile).toList();
    }

    /**
     * Returns a filter.
     *
     * @param defaultSchema the schema of plain names
     * @param included what is compared; empty for everything
     * @param excluded what is not
     */
    public static TablePatterns of(String defaultSchema, List<String> included, List<String> excluded) {
        return new TablePatterns(defaultSchema, included, excluded);
    }

    @Override
    public boolean includes(SchemaObject object, boolean inDatabase) {
        return switch (object.kind()) {
            case SCHEMA, ENUM, DOMAIN -> true;
            default -> includes(object.name());
        };
    }

    private boolean includes(QualifiedName table) {
        return (this.included.isEmpty() || matches(this.included, table)) && !matches(this.excluded, table);
    }

    private boolean matches(List<Pattern> patterns, QualifiedName table) {
        String name = table.name().toLowerCase(Locale.ROOT);
        String full = table.orIn(this.defaultSchema).toString().toLowerCase(Locale.ROOT);
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.matcher(name).matches() || pattern.matcher(full).matches());
    }

    private static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.toLowerCase(Locale.ROOT)
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> regex.append(
                        switch (character) {
                            case "*" -> ".*";
                            case "?" -> ".";
                            default -> Pattern.quote(character);
                        }));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
