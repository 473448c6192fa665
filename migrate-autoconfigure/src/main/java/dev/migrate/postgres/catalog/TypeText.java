package dev.migrate.postgres.catalog;

import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.IntervalFields;
import dev.migrate.schema.RawType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands the names that {@code format_type} gives to the types of {@code pg_catalog}. */
final class TypeText {

    /** Words, the parameters wherever they stand, and the words after them: {@code timestamp(3) without time zone}. */
    private static final Pattern PARTS =
            Pattern.compile("([a-z0-9_ ]+?|\"char\")(?:\\((-?\\d+(?:,-?\\d+)*)\\))?( with(?:out)? time zone)?");

    private static final Map<String, BuiltIn> NAMES = Stream.concat(
                    Arrays.stream(BuiltIn.values())
                            .filter(kind -> !kind.sql().endsWith("serial"))
                            .map(kind -> Map.entry(kind.sql(), kind)),
                    Stream.of(
                            Map.entry("character", BuiltIn.CHAR),
                            Map.entry("character varying", BuiltIn.VARCHAR),
                            Map.entry("bit varying", BuiltIn.VARBIT),
                            Map.entry("time without time zone", BuiltIn.TIME),
                            Map.entry("time with time zone", BuiltIn.TIMETZ),
                            Map.entry("timestamp without time zone", BuiltIn.TIMESTAMP),
                            Map.entry("timestamp with time zone", BuiltIn.TIMESTAMPTZ)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, IntervalFields> FIELDS = Arrays.stream(IntervalFields.values())
            .collect(Collectors.toUnmodifiableMap(IntervalFields::sql, Function.identity()));

    private TypeText() {}

    /** Returns the type, a {@link RawType} if it has a name of its own that the vocabulary does not know. */
    static DataType parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return new RawType(text);
        }
        String words = parts.group(1);
        String zone = parts.group(3) == null ? "" : parts.group(3);
        List<Integer> parameters = parts.group(2) == null
                ? List.of()
                : Arrays.stream(parts.group(2).split(",")).map(Integer::valueOf).toList();
        IntervalFields fields = words.startsWith("interval ") ? fields(words) : null;
        BuiltIn kind = NAMES.get(fields == null ? words + zone : "interval");
        return kind == null || parameters.size() > kind.maximumParameters()
                ? new RawType(text)
                : new BuiltInType(kind, parameters, fields);
    }

    private static @Nullable IntervalFields fields(String words) {
        return FIELDS.get(words.substring("interval ".length()).toLowerCase(Locale.ROOT));
    }
}
