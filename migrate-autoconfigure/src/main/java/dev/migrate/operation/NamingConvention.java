package dev.migrate.operation;

import dev.migrate.MigrateException;
import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names every constraint and index that has none, so that each can be dropped later. The patterns are those that
 * SQLAlchemy's users know: {@code %(table_name)s}, {@code %(column_0_name)s} (the first column),
 * {@code %(column_0_N_name)s} and {@code %(column_0N_name)s} (all columns, with and without underscores between),
 * {@code %(column_0_label)s} (table and first column), {@code %(referred_table_name)s},
 * {@code %(referred_column_0_name)s} and, for what has no columns, {@code %(hash)s} or {@code %(constraint_name)s} (eight
 * digits made of the expression). A name that is given is never changed.
 *
 * <p>A name that would be longer than PostgreSQL allows keeps its beginning and ends in eight digits made of the whole.
 */
public final class NamingConvention {

    private static final Map<String, String> DEFAULTS = Map.of(
            "ix", "ix_%(table_name)s_%(column_0_N_name)s",
            "uq", "uq_%(table_name)s_%(column_0_N_name)s",
            "ck", "ck_%(table_name)s_%(hash)s",
            "fk", "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk", "pk_%(table_name)s",
            "ex", "ex_%(table_name)s_%(column_0_N_name)s");
    private static final Pattern TOKEN = Pattern.compile("%\\(([^)]*)\\)s");
    private static final Pattern HASH = Pattern.compile("%\\((?:hash|constraint_name)\\)s");

    private final Map<String, String> patterns;

    private NamingConvention(Map<String, String> patterns) {
        this.patterns = patterns;
    }

    /** Returns the convention that holds unless another one is configured. */
    public static NamingConvention standard() {
        return new NamingConvention(DEFAULTS);
    }

    /**
     * Returns the standard convention with some patterns replaced.
     *
     * @param patterns the patterns by kind: {@code ix}, {@code uq}, {@code ck}, {@code fk}, {@code pk}, {@code ex}
     * @throws MigrateException if a kind or a part of a pattern is unknown
     */
    public static NamingConvention of(Map<String, String> patterns) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        for (Map.Entry<String, String> entry : new TreeMap<>(patterns).entrySet()) {
            if (all.replace(entry.getKey(), entry.getValue()) == null) {
                throw new MigrateException(
                        "The naming convention has no kind \"" + entry.getKey() + "\".",
                        "Use one of: ck, ex, fk, ix, pk, uq.");
            }
        }
        NamingConvention convention = new NamingConvention(all);
        all.keySet().forEach(kind -> convention.render(kind, new Parts("t", List.of("c"), "r", List.of("c"), "e")));
        return convention;
    }

    /** Returns the table with a name for each of its constraints. */
    Table name(Table table) {
        Set<String> taken = new HashSet<>();
        table.constraints().forEach(constraint -> addIfPresent(taken, constraint.name()));
        List<Constraint> named = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            named.add(constraint.name() != null ? constraint : unlike(taken, name(table.name(), constraint)));
        }
        return table.withConstraints(named);
    }

    /** Returns the constraint with a name. */
    Constraint name(QualifiedName table, Constraint constraint) {
        return constraint.name() != null ? constraint : constraint.named(constraint.accept(new Namer(table.name())));
    }

    /**
     * Returns the name of a check of which it is known what columns it is about: they stand in the place of
     * {@code %(hash)s} and of {@code %(constraint_name)s}.
     */
    public String check(String table, List<String> columns, String expression) {
        String pattern = Objects.requireNonNull(this.patterns.get("ck"));
        String written = columns.isEmpty() ? pattern : HASH.matcher(pattern).replaceAll("%(column_0_N_name)s");
        return fill(written, new Parts(table, columns, expression));
    }

    /** Returns the name of an index that has none. */
    String index(QualifiedName table, List<IndexKey> keys) {
        return render("ix", new Parts(table.name(), words(keys), keys.toString()));
    }

    private static Constraint unlike(Set<String> taken, Constraint constraint) {
        String base = Objects.requireNonNull(constraint.name());
        String name = base;
        for (int number = 2; !taken.add(name); number++) {
            name = base + "_" + number;
        }
        return constraint.named(name);
    }

    private static void addIfPresent(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /** An expression gives its words: {@code lower(email)} is {@code lower_email}. */
    private static List<String> words(List<IndexKey> keys) {
        return keys.stream()
                .map(key -> key.expression()
                        ? key.text().replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "")
                        : key.text())
                .toList();
    }

    private String render(String kind, Parts parts) {
        return fill(Objects.requireNonNull(this.patterns.get(kind)), parts);
    }

    private static String fill(String pattern, Parts parts) {
        Matcher matcher = TOKEN.matcher(pattern);
        StringBuilder name = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(name, Matcher.quoteReplacement(part(pattern, matcher.group(1), parts)));
        }
        return Names.shortened(matcher.appendTail(name).toString());
    }

    private static String part(String pattern, String token, Parts parts) {
        return switch (token) {
            case "table_name" -> parts.table();
            case "column_0_name" ->
                parts.columns().isEmpty() ? "" : parts.columns().get(0);
            case "column_0_label" ->
                parts.columns().isEmpty()
                        ? parts.table()
                        : parts.table() + "_" + parts.columns().get(0);
            case "column_0N_name" -> String.join("", parts.columns());
            case "referred_column_0_name" ->
                parts.referredColumns().isEmpty() ? "" : parts.referredColumns().get(0);
            case "column_0_N_name" -> String.join("_", parts.columns());
            case "referred_table_name" -> parts.referred();
            case "hash", "constraint_name" -> Names.hash(parts.expression());
            default ->
                throw new MigrateException(
                        "The naming convention's pattern \"" + pattern + "\" has an unknown part \"%(" + token
                                + ")s\".",
                        "Use table_name, column_0_name, column_0_label, column_0_N_name, column_0N_name,"
                                + " referred_table_name, referred_column_0_name or hash.");
        };
    }

    /** What the patterns are filled with. */
    private record Parts(
            String table, List<String> columns, String referred, List<String> referredColumns, String expression) {

        Parts(String table, List<String> columns, String expression) {
            this(table, columns, "", List.of(), expression);
        }
    }

    /** Chooses the pattern. */
    private final class Namer implements Constraint.Visitor<String> {

        private final String table;

        Namer(String table) {
            this.table = table;
        }

        @Override
        public String visit(PrimaryKey constraint) {
            if (constraint.usingIndex() != null) {
                return constraint.usingIndex();
            }
            return render("pk", new Parts(this.table, constraint.columns(), ""));
        }

        @Override
        public String visit(Unique constraint) {
            if (constraint.usingIndex() != null) {
                return constraint.usingIndex();
            }
            return render("uq", new Parts(this.table, constraint.columns(), ""));
        }

        @Override
        public String visit(Check constraint) {
            return render("ck", new Parts(this.table, List.of(), constraint.expression()));
        }

        @Override
        public String visit(ForeignKey constraint) {
            String referred = constraint.referencedTable().name();
            return render(
                    "fk", new Parts(this.table, constraint.columns(), referred, constraint.referencedColumns(), ""));
        }

        @Override
        public String visit(Exclude constraint) {
            List<IndexKey> keys =
                    constraint.elements().stream().map(Exclude.Element::key).toList();
            return render("ex", new Parts(this.table, words(keys), constraint.toString()));
        }
    }
}
