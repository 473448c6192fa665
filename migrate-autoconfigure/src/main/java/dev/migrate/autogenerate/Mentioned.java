package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Unique;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a table that a constraint or an index is about. An expression is about each that it names. */
record Mentioned(List<String> known) implements Constraint.Visitor<Set<String>> {

    Mentioned {
        known = List.copyOf(known);
    }

    static Set<String> by(Index index, List<String> known) {
        Mentioned mentioned = new Mentioned(known);
        Set<String> columns = new LinkedHashSet<>();
        index.keys().forEach(key -> mentioned.add(columns, key));
        columns.addAll(index.storage().include());
        columns.addAll(mentioned.in(index.where()));
        return columns;
    }

    Set<String> in(@Nullable String expression) {
        Set<String> columns = new LinkedHashSet<>();
        if (expression != null) {
            this.known.stream().filter(column -> names(expression, column)).forEach(columns::add);
        }
        return columns;
    }

    static boolean names(String expression, String column) {
        if (!expression.contains(quotedInside(column))) {
            return false;
        }
        Matcher matcher = word(column).matcher(expression);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns an expression in which something has another name. */
    static String renamed(String expression, String old, String newName) {
        return word(old)
                .matcher(expression)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) == null ? match.group() : SqlWords.name(newName)));
    }

    /** Matches string literals, and in group 1 the name. */
    private static Pattern word(String name) {
        String quoted = Pattern.quote(quotedInside(name));
        return Pattern.compile(
                "'(?:[^']|'')*'|(?<![\\w$\"])(\"" + quoted + "\"|" + quoted + ")(?![\\w$\"])",
                Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static String quotedInside(String name) {
        return name.replace("\"", "\"\"");
    }

    private void add(Set<String> columns, IndexKey key) {
        if (key.expression()) {
            columns.addAll(in(key.text()));
        } else {
            columns.add(key.text());
        }
    }

    @Override
    public Set<String> visit(PrimaryKey constraint) {
        return all(constraint.columns(), constraint.storage().include());
    }

    @Override
    public Set<String> visit(Unique constraint) {
        return all(constraint.columns(), constraint.storage().include());
    }

    @Override
    public Set<String> visit(Check constraint) {
        return in(constraint.expression());
    }

    @Override
    public Set<String> visit(ForeignKey constraint) {
        return new LinkedHashSet<>(constraint.columns());
    }

    @Override
    public Set<String> visit(Exclude constraint) {
        Set<String> columns = new LinkedHashSet<>();
        constraint.elements().forEach(element -> add(columns, element.key()));
        columns.addAll(in(constraint.where()));
        return columns;
    }

    private static Set<String> all(Collection<String> one, Collection<String> other) {
        Set<String> columns = new LinkedHashSet<>(one);
        columns.addAll(other);
        return columns;
    }
}
