package dev.migrate.graph;

import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * An answer of Alembic or of this graph, in Alembic's words.
 *
 * @param kind {@code result} or {@code fewer}, or the kind of the error
 * @param value the result, in a form that can be compared; empty for an error
 */
record Answer(String kind, String value) {

    static final String RESULT = "result";

    static Answer result(Object value) {
        return new Answer(RESULT, value.toString());
    }

    static Answer error(JsonNode error) {
        return new Answer(plain(error.get("kind").asString()), "");
    }

    static Answer of(Supplier<Answer> question) {
        try {
            return question.get();
        } catch (GraphException ex) {
            String kind = ex.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new Answer(kind.equals("missing-parent") ? "missing-down-revision" : kind, "");
        }
    }

    /** The two mean nearly the same. */
    private static String plain(String kind) {
        return kind.equals("walked-too-far") ? "relative-out-of-range" : kind;
    }

    /** The same, as that of a downgrade that undoes only some of what Alembic undoes. */
    Answer fewer() {
        return new Answer("fewer", this.value);
    }

    boolean isResult() {
        return this.kind.equals(RESULT);
    }

    @Override
    public String toString() {
        return this.value.isEmpty() ? this.kind : this.value;
    }
}
