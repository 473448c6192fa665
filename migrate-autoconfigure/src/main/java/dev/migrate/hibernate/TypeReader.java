package dev.migrate.hibernate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.IntervalFields;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.RawType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the types that Hibernate writes. What it does not know stays as it is written. */
final class TypeReader {

    private static final Pattern ARRAY =
            Pattern.compile("(.+?)(?:\\s+array(?:\\s*\\[\\d+])?|(?:\\s*\\[\\d*])+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN = Pattern.compile(
            "([a-z0-9 ]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?(\\s+with(?:out)? time zone)?");

    private static final Map<String, BuiltIn> KINDS = kinds();

    /** The types that the entities bring along. */
    private final Set<QualifiedName> own;

    TypeReader(Set<QualifiedName> own) {
        this.own = new HashSet<>(own);
    }

    DataType read(String text) {
        Matcher array = ARRAY.matcher(text);
        if (array.matches()) {
            return new ArrayType(read(array.group(1)));
        }
        NamedType named = named(text);
        if (named != null) {
            return named;
        }
        DataType known = known(text.toLowerCase(Locale.ROOT));
        return known != null ? known : new RawType(text);
    }

    private @Nullable NamedType named(String text) {
        QualifiedName name = Names.qualifiedOfSql(text);
        return this.own.contains(name) ? new NamedType(name) : null;
    }

    private static @Nullable DataType known(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (!plain.matches()) {
            return null;
        }
        String word = plain.group(1).replaceAll("\\s+", " ");
        String zone = plain.group(4);
        BuiltIn kind = KINDS.get(zone == null ? word : word + zone.replaceAll("\\s+", " "));
        List<Integer> parameters = Stream.of(plain.group(2), plain.group(3))
                .flatMap(Stream::ofNullable)
                .map(Integer::valueOf)
                .toList();
        if (word.equals("float")) {
            return floating(parameters);
        }
        if (word.equals("interval second")) {
            return new BuiltInType(BuiltIn.INTERVAL, parameters, IntervalFields.SECOND);
        }
        return kind == null || parameters.size() > kind.maximumParameters()
                ? null
                : new BuiltInType(kind, parameters, null);
    }

    /** {@code float(n)} counts binary digits, and PostgreSQL keeps one of two sizes. */
    private static DataType floating(List<Integer> parameters) {
        boolean small = parameters.size() == 1 && parameters.get(0) <= 24;
        return new BuiltInType(small ? BuiltIn.REAL : BuiltIn.DOUBLE_PRECISION, List.of(), null);
    }

    private static Map<String, BuiltIn> kinds() {
        Map<String, BuiltIn> kinds = new HashMap<>();
        for (BuiltIn kind : BuiltIn.values()) {
            if (kind != BuiltIn.INTERNAL_CHAR) {
                kinds.put(kind.sql(), kind);
            }
        }
        kinds.putAll(Map.of(
                "int", BuiltIn.INTEGER,
                "int4", BuiltIn.INTEGER,
                "int8", BuiltIn.BIGINT,
                "int2", BuiltIn.SMALLINT,
                "bool", BuiltIn.BOOLEAN,
                "decimal", BuiltIn.NUMERIC,
                "float4", BuiltIn.REAL,
                "float8", BuiltIn.DOUBLE_PRECISION,
                "character varying", BuiltIn.VARCHAR,
                "character", BuiltIn.CHAR));
        kinds.putAll(Map.of(
                "timestamp with time zone", BuiltIn.TIMESTAMPTZ,
                "timestamp without time zone", BuiltIn.TIMESTAMP,
                "time with time zone", BuiltIn.TIMETZ,
                "time without time zone", BuiltIn.TIME));
        return Map.copyOf(kinds);
    }
}
