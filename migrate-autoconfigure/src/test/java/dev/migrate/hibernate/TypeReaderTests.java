package dev.migrate.hibernate;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.IntervalFields;
import dev.migrate.schema.QualifiedName;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypeReaderTests {

    private static final QualifiedName STATUS = new QualifiedName(null, "orderstatus");

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("bigint", bigint()),
                Arguments.of("varchar(255)", varchar(255)),
                Arguments.of("character varying(3)", varchar(3)),
                Arguments.of("numeric(38,2)", numeric(38, 2)),
                Arguments.of("decimal(5, 1)", numeric(5, 1)),
                Arguments.of("timestamp(6) with time zone", timestamptz(6)),
                Arguments.of("timestamp(0)", timestamp(0)),
                Arguments.of("time(0)", time(0)),
                Arguments.of("TIMESTAMP WITHOUT TIME ZONE", timestamp()),
                Arguments.of("double precision", doublePrecision()),
                Arguments.of("float(53)", doublePrecision()),
                Arguments.of("float(24)", real()),
                Arguments.of("float4", real()),
                Arguments.of("interval second(6)", interval(IntervalFields.SECOND, 6)),
                Arguments.of("jsonb", jsonb()),
                Arguments.of("serial", serial()),
                Arguments.of("varchar(255) array", new ArrayType(varchar(255))),
                Arguments.of("bigint array[5]", new ArrayType(bigint())),
                Arguments.of("text[][]", new ArrayType(text())),
                Arguments.of("OrderStatus", type(STATUS)),
                Arguments.of("\"OrderStatus\"", rawType("\"OrderStatus\"")),
                Arguments.of("OrderStatus array", new ArrayType(type(STATUS))),
                Arguments.of("citext", rawType("citext")),
                Arguments.of("geometry(Point, 4326)", rawType("geometry(Point, 4326)")),
                Arguments.of("varchar(1, 2)", rawType("varchar(1, 2)")),
                Arguments.of("int references t", rawType("int references t")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void reads(String text, DataType type) {
        assertThat(new TypeReader(Set.of(STATUS)).read(text)).isEqualTo(type);
    }
}
