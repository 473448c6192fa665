package dev.migrate.postgres;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Small pieces that several statements share. */
final class DdlText {

    private DdlText() {}

    static String when(boolean condition, String text) {
        return condition ? text : "";
    }

    /** Returns trusted SQL so that a comment at its end cannot swallow what follows it. */
    static String closed(String sql) {
        return sql.indexOf("--", sql.lastIndexOf('\n') + 1) < 0 ? sql : sql + "\n";
    }

    static String parentheses(Collection<String> names) {
        return "(" + Identifiers.list(names) + ")";
    }

    /** Storage parameters. A name may hold a dot, as {@code toast.autovacuum_enabled} does, and values are literals. */
    static String parameters(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> parameterName(entry.getKey()) + " = " + Literals.text(entry.getValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String parameterName(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? Identifiers.quote(name)
                : Identifiers.quote(name.substring(0, dot)) + "." + Identifiers.quote(name.substring(dot + 1));
    }
}
