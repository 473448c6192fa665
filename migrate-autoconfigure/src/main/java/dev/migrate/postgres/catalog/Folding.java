package dev.migrate.postgres.catalog;

import dev.migrate.postgres.Identifiers;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.TypeDdl;
import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.RawType;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;

/** Asks the planner what remains of texts when all that is constant in them is computed. */
final class Folding {

    private final Session session;

    Folding(Session session) {
        this.session = session;
    }

    /**
     * Returns what remains of texts; if the planner fails to compute one, all stay as they are.
     *
     * @param probe has the columns that they name
     * @param sites where the texts stand
     * @param texts the spelling of the server, by the number of the site
     */
    Map<Integer, String> of(Table probe, List<Site> sites, Map<Integer, String> texts) {
        if (texts.isEmpty()) {
            return texts;
        }
        String list = texts.entrySet().stream()
                .map(entry -> expression(sites.get(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining(", "));
        this.session.gate().send(List.of("SAVEPOINT fold"));
        try {
            String plan = this.session
                    .jdbc()
                    .queryForObject(
                            "EXPLAIN (VERBOSE, COSTS OFF, FORMAT YAML) SELECT " + list + " FROM "
                                    + withoutLimits(probe),
                            String.class);
            List<String> output = Objects.requireNonNullElse(plan, "")
                    .lines()
                    .dropWhile(line -> !line.strip().equals("Output:"))
                    .skip(1)
                    .map(String::strip)
                    .takeWhile(line -> line.startsWith("- "))
                    .toList();
            if (output.size() != texts.size()) {
                return texts;
            }
            Map<Integer, String> folded = new TreeMap<>();
            texts.keySet().forEach(number -> folded.put(number, output.get(folded.size())));
            return folded;
        } catch (DataAccessException ex) {
            this.session.gate().send(List.of("ROLLBACK TO SAVEPOINT fold"));
            return texts;
        }
    }

    /**
     * The rows of a table, with values that know nothing of a length: to the planner a cast from {@code varchar(20)} to
     * {@code varchar} is something, and a change of type leaves such casts behind.
     */
    private static String withoutLimits(Table probe) {
        return probe.columns().stream()
                .map(column -> {
                    String name = Identifiers.quote(column.name());
                    return name + "::" + TypeDdl.render(withoutLimit(column.type())) + " AS " + name;
                })
                .collect(Collectors.joining(
                        ", ",
                        "(SELECT ",
                        " FROM " + Identifiers.quote(probe.name()) + ") "
                                + Identifiers.quote(probe.name().name())));
    }

    private static DataType withoutLimit(DataType type) {
        if (type instanceof ArrayType array) {
            return new ArrayType(withoutLimit(array.element()));
        }
        if (!(type instanceof BuiltInType builtIn)) {
            return type;
        }
        return switch (builtIn.kind()) {
            // The type without a length has no other name; "character" is "character(1)".
            case CHAR -> new RawType("pg_catalog.bpchar");
            case VARCHAR, NUMERIC, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, VARBIT ->
                new BuiltInType(builtIn.kind(), List.of(), null);
            default -> type;
        };
    }

    /** A default is what the type of its column makes of it. */
    private static String expression(Site site, String text) {
        DataType type = site.type();
        return type == null || site.kind() != Site.Kind.DEFAULT
                ? "(" + text + ")"
                : "(" + text + ")::" + TypeDdl.render(Respelling.withoutSequence(type));
    }
}
