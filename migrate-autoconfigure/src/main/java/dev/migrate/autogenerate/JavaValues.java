package dev.migrate.autogenerate;

import dev.migrate.MigrateException;
import dev.migrate.schema.Expression;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values of Java, and remembers what has to be imported for them. */
abstract class JavaValues {

    static final String DEFINITIONS = "dev.migrate.schema.Definitions";

    private final Set<String> imports = new TreeSet<>();

    /** Returns what has to be imported for what has been written. */
    List<String> imports() {
        return List.copyOf(this.imports);
    }

    /** Calls a method of {@code Definitions}. */
    Code.Chain word(String method, Code... arguments) {
        this.imports.add("static " + DEFINITIONS + "." + method);
        return Code.call(method, arguments);
    }

    /** Writes a constant of {@code Definitions}. */
    Code constantWord(String name) {
        this.imports.add("static " + DEFINITIONS + "." + name);
        return new Code.Word(name);
    }

    Code.Chain word(String method, List<Code> arguments) {
        return word(method, arguments.toArray(Code[]::new));
    }

    /** Names a class. */
    String type(Class<?> type) {
        Class<?> outer = Objects.requireNonNullElse(type.getDeclaringClass(), type);
        if (!outer.getPackageName().equals("java.lang")) {
            this.imports.add(outer.getName());
        }
        return outer == type ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }

    static Code text(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(character -> literal.append(escaped((char) character)));
        return new Code.Word(literal.append('"').toString());
    }

    private static String escaped(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                Character.isISOControl(character)
                        ? String.format(Locale.ROOT, "\\u%04x", (int) character)
                        : String.valueOf(character);
        };
    }

    static Code number(long value) {
        boolean small = value == (int) value;
        return new Code.Word(value + (small ? "" : "L"));
    }

    static List<Code> texts(Collection<String> texts) {
        return texts.stream().map(JavaWords::text).toList();
    }

    static List<Code> texts(String first, Collection<String> others) {
        List<Code> all = new ArrayList<>();
        all.add(text(first));
        all.addAll(texts(others));
        return all;
    }

    static List<Code> codes(Code first, Code... others) {
        List<Code> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of(others));
        return all;
    }

    Code constant(Enum<?> constant) {
        return new Code.Word(type(constant.getDeclaringClass()) + "." + constant.name());
    }

    /** Writes a value of Java. */
    Code value(@Nullable Object value) {
        if (value == null) {
            return new Code.Word("null");
        }
        if (value instanceof String string) {
            return text(string);
        }
        if (value instanceof Integer || value instanceof Boolean) {
            return new Code.Word(value.toString());
        }
        if (value instanceof Long) {
            return new Code.Word(value + "L");
        }
        if (value instanceof Short || value instanceof Byte) {
            return new Code.Word("(" + (value instanceof Short ? "short" : "byte") + ") " + value);
        }
        if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite()
                    ? Code.call("Double.valueOf", text(number.toString()))
                    : new Code.Word(number.toString());
        }
        if (value instanceof Float number) {
            return number.isNaN() || number.isInfinite()
                    ? Code.call("Float.valueOf", text(number.toString()))
                    : new Code.Word(number + "f");
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return Code.call("new " + type(value.getClass()), text(value.toString()));
        }
        if (value instanceof UUID) {
            return Code.call(type(UUID.class) + ".fromString", text(value.toString()));
        }
        if (value instanceof Temporal || value instanceof Duration || value instanceof Period) {
            return Code.call(type(value.getClass()) + ".parse", text(value.toString()));
        }
        if (value instanceof Character character) {
            return new Code.Word("'" + (character == '\'' || character == '\\' ? "\\" : "") + character + "'");
        }
        if (value instanceof Expression expression) {
            return word("sql", text(expression.sql()));
        }
        return structure(value);
    }

    private Code structure(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant(constant);
        }
        if (value instanceof byte[] bytes) {
            List<String> elements = new ArrayList<>();
            for (byte element : bytes) {
                elements.add(String.valueOf(element));
            }
            return new Code.Word("new byte[] {" + String.join(", ", elements) + "}");
        }
        if (value instanceof List<?> list) {
            List<Code> elements = list.stream().<Code>map(this::value).toList();
            String method =
                    list.stream().anyMatch(Objects::isNull) ? type(Arrays.class) + ".asList" : type(List.class) + ".of";
            return Code.call(method, elements);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Record noun) {
            return noun(noun);
        }
        throw new MigrateException(
                "A value of type " + value.getClass().getName() + " cannot be written as Java.",
                "Generate an SQL revision: --format sql.");
    }

    private Code map(Map<?, ?> map) {
        List<Code> parts = new ArrayList<>();
        map.forEach((key, value) -> parts.add(Code.call("Map.entry", value(key), value(value))));
        type(Map.class);
        return Code.call("Map.ofEntries", parts);
    }

    /** Writes a record by its constructor. */
    Code creation(Record noun) {
        List<Code> arguments = new ArrayList<>();
        for (RecordComponent component : noun.getClass().getRecordComponents()) {
            arguments.add(component(noun, component));
        }
        return Code.call("new " + type(noun.getClass()), arguments);
    }

    private Code component(Record noun, RecordComponent component) {
        try {
            return value(component.getAccessor().invoke(noun));
        } catch (IllegalAccessException | InvocationTargetException ex) {
            throw new IllegalStateException("The records of schema and operation are public", ex);
        }
    }

    /** Writes a record in the way that reads best. */
    abstract Code noun(Record noun);
}
