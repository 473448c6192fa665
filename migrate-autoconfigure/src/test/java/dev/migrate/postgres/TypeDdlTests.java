package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.migrate.operation.Operations;
import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.IntervalFields;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Types: what is asked for, its SQL, and what the server made of it. */
@Tag("postgres")
class TypeDdlTests {

    private static final List<Line> TABLE = List.of(
            row(smallint(), "smallint", "smallint"),
            row(integer(), "integer", "integer"),
            row(bigint(), "bigint", "bigint"),
            row(smallserial(), "smallserial", "smallint"),
            row(serial(), "serial", "integer"),
            row(bigserial(), "bigserial", "bigint"),
            row(numeric(), "numeric", "numeric"),
            row(numeric(10), "numeric(10)", "numeric(10,0)"),
            row(numeric(10, 2), "numeric(10, 2)", "numeric(10,2)"),
            row(real(), "real", "real"),
            row(doublePrecision(), "double precision", "double precision"),
            row(money(), "money", "money"),
            row(character(), "char", "character(1)"),
            row(character(3), "char(3)", "character(3)"),
            row(varchar(), "varchar", "character varying"),
            row(varchar(255), "varchar(255)", "character varying(255)"),
            row(text(), "text", "text"),
            row(bytea(), "bytea", "bytea"),
            row(bool(), "boolean", "boolean"),
            row(date(), "date", "date"),
            row(time(), "time", "time without time zone"),
            row(time(0), "time(0)", "time(0) without time zone"),
            row(timetz(), "timetz", "time with time zone"),
            row(timetz(3), "timetz(3)", "time(3) with time zone"),
            row(timestamp(), "timestamp", "timestamp without time zone"),
            row(timestamp(3), "timestamp(3)", "timestamp(3) without time zone"),
            row(timestamptz(), "timestamptz", "timestamp with time zone"),
            row(timestamptz(6), "timestamptz(6)", "timestamp(6) with time zone"),
            row(interval(), "interval", "interval"),
            row(interval(2), "interval(2)", "interval(2)"),
            row(interval(IntervalFields.YEAR_TO_MONTH), "interval year to month", "interval year to month"),
            row(interval(IntervalFields.DAY_TO_SECOND, 2), "interval day to second(2)", "interval day to second(2)"),
            row(uuid(), "uuid", "uuid"),
            row(json(), "json", "json"),
            row(jsonb(), "jsonb", "jsonb"),
            row(jsonpath(), "jsonpath", "jsonpath"),
            row(xml(), "xml", "xml"),
            row(bit(), "bit", "bit(1)"),
            row(bit(8), "bit(8)", "bit(8)"),
            row(varbit(), "varbit", "bit varying"),
            row(varbit(8), "varbit(8)", "bit varying(8)"),
            row(inet(), "inet", "inet"),
            row(cidr(), "cidr", "cidr"),
            row(macaddr(), "macaddr", "macaddr"),
            row(macaddr8(), "macaddr8", "macaddr8"),
            row(point(), "point", "point"),
            row(line(), "line", "line"),
            row(lseg(), "lseg", "lseg"),
            row(box(), "box", "box"),
            row(path(), "path", "path"),
            row(polygon(), "polygon", "polygon"),
            row(circle(), "circle", "circle"),
            row(tsvector(), "tsvector", "tsvector"),
            row(tsquery(), "tsquery", "tsquery"),
            row(int4range(), "int4range", "int4range"),
            row(int8range(), "int8range", "int8range"),
            row(numrange(), "numrange", "numrange"),
            row(tsrange(), "tsrange", "tsrange"),
            row(tstzrange(), "tstzrange", "tstzrange"),
            row(daterange(), "daterange", "daterange"),
            row(int4multirange(), "int4multirange", "int4multirange"),
            row(int8multirange(), "int8multirange", "int8multirange"),
            row(nummultirange(), "nummultirange", "nummultirange"),
            row(tsmultirange(), "tsmultirange", "tsmultirange"),
            row(tstzmultirange(), "tstzmultirange", "tstzmultirange"),
            row(datemultirange(), "datemultirange", "datemultirange"),
            row(oid(), "oid", "oid"),
            row(regclass(), "regclass", "regclass"),
            row(regtype(), "regtype", "regtype"),
            row(builtIn(BuiltIn.NAME), "name", "name"),
            row(builtIn(BuiltIn.INTERNAL_CHAR), "\"char\"", "\"char\""),
            row(builtIn(BuiltIn.REGCOLLATION), "regcollation", "regcollation"),
            row(builtIn(BuiltIn.REGCONFIG), "regconfig", "regconfig"),
            row(builtIn(BuiltIn.REGDICTIONARY), "regdictionary", "regdictionary"),
            row(builtIn(BuiltIn.REGNAMESPACE), "regnamespace", "regnamespace"),
            row(builtIn(BuiltIn.REGOPER), "regoper", "regoper"),
            row(builtIn(BuiltIn.REGOPERATOR), "regoperator", "regoperator"),
            row(builtIn(BuiltIn.REGPROC), "regproc", "regproc"),
            row(builtIn(BuiltIn.REGPROCEDURE), "regprocedure", "regprocedure"),
            row(builtIn(BuiltIn.REGROLE), "regrole", "regrole"),
            row(builtIn(BuiltIn.XID), "xid", "xid"),
            row(builtIn(BuiltIn.XID8), "xid8", "xid8"),
            row(builtIn(BuiltIn.CID), "cid", "cid"),
            row(builtIn(BuiltIn.TID), "tid", "tid"),
            row(builtIn(BuiltIn.PG_LSN), "pg_lsn", "pg_lsn"),
            row(builtIn(BuiltIn.PG_SNAPSHOT), "pg_snapshot", "pg_snapshot"),
            row(builtIn(BuiltIn.TXID_SNAPSHOT), "txid_snapshot", "txid_snapshot"),
            row(text().array(), "text[]", "text[]"),
            row(varchar(30).array(), "varchar(30)[]", "character varying(30)[]"),
            row(timestamptz(3).array(), "timestamptz(3)[]", "timestamp(3) with time zone[]"),
            row(interval(IntervalFields.DAY).array(), "interval day[]", "interval day[]"),
            row(integer().array().array(), "integer[][]", "integer[]"),
            row(type("mood"), "mood", "mood"),
            row(type("mood").array(), "mood[]", "mood[]"),
            row(type("Odd \"Type"), "\"Odd \"\"Type\"", "\"Odd \"\"Type\""),
            row(type(name("Über", "select")), "\"Über\".\"select\"", "\"Über\".\"select\""),
            row(rawType("numeric(5, 1)[]"), "numeric(5, 1)[]", "numeric(5,1)[]"));

    private record Line(DataType type, String sql, String asRead) {}

    private static Line row(DataType type, String sql, String asRead) {
        return new Line(type, sql, asRead);
    }

    @Test
    void rendersTypes() {
        assertThat(TABLE)
                .allSatisfy(line -> assertThat(TypeDdl.render(line.type())).isEqualTo(line.sql()));
    }

    @Test
    void makesColumnsOfTypes() throws SQLException {
        Operations op = new Operations();
        op.createTable(
                "t",
                Stream.iterate(0, number -> number < TABLE.size(), number -> number + 1)
                        .map(number -> column("c" + number, TABLE.get(number).type()))
                        .toArray(dev.migrate.schema.TableElement[]::new));
        try (Connection connection = TestPostgres.freshDatabase().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create type mood as enum ('ok')");
            statement.execute("create domain \"Odd \"\"Type\" as text");
            statement.execute("create schema \"Über\"");
            statement.execute("create domain \"Über\".\"select\" as text");
            for (String sql : OperationCase.render(op.recorded())) {
                statement.execute(sql);
            }
            try (ResultSet rows = statement.executeQuery("""
                    select format_type(atttypid, atttypmod) from pg_attribute
                    where attrelid = 't'::regclass and attnum > 0 order by attnum""")) {
                for (Line line : TABLE) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).as(line.sql()).isEqualTo(line.asRead());
                }
            }
        }
    }

    @Test
    void knowsEveryBuiltInType() {
        assertThat(TABLE.stream()
                        .map(Line::type)
                        .filter(BuiltInType.class::isInstance)
                        .map(type -> ((BuiltInType) type).kind())
                        .collect(Collectors.toSet()))
                .containsAll(Arrays.asList(BuiltIn.values()));
    }

    /** Whatever a server has that a column can be of, a name for it is here. */
    @Test
    void knowsEveryTypeOfTheServer() throws SQLException {
        List<String> names = TABLE.stream()
                .map(Line::type)
                .filter(type -> !(type instanceof ArrayType))
                .map(TypeDdl::render)
                .toList();
        try (Connection connection = TestPostgres.freshDatabase().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select format_type(t.oid, null), typname from pg_type t
                        where typtype in ('b', 'r', 'm') and typcategory <> 'A' and typname !~ '^(_|pg_(node|ndist|dep|mcv|ddl|brin))'
                            and typname not in ('gtsvector', 'refcursor', 'aclitem', 'int2vector', 'oidvector', 'bpchar')""")) {
            while (rows.next()) {
                assertThat(names).containsAnyOf(rows.getString(1), rows.getString(2), "\"" + rows.getString(2) + "\"");
            }
        }
    }

    @Test
    void refusesParametersThatATypeDoesNotTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builtIn(BuiltIn.VARCHAR, 1, 2))
                .withMessage("The type varchar takes at most 1 parameters, not 2");
    }
}
