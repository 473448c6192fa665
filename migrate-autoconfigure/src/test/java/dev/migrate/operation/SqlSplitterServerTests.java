package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/**
 * The server is the judge: our pieces, sent one by one, have the effect of the whole text sent at once. The driver's
 * simple mode passes texts on as they are.
 */
@Tag("postgres")
class SqlSplitterServerTests {

    /** What makes a bad splitter stumble. */
    private static final List<String> STUMBLING_BLOCKS = List.of(
            "'",
            "''",
            "\"",
            ";",
            "--",
            "/*",
            "*/",
            "$$",
            "$a$",
            "$",
            "\\",
            "\\'",
            "\n",
            "\r",
            " ",
            "begin atomic",
            "end",
            "E",
            "é",
            "x",
            "(",
            ")",
            "case",
            "*",
            "/",
            "1");

    private static final List<String> FRAGMENTS = List.of(
            "insert into log values (",
            ")",
            "'a'",
            "'",
            "''",
            "E'",
            "e'\\'",
            "\\",
            "\"",
            "$$",
            "$a$",
            "$1",
            "/*",
            "*/",
            "--",
            "\n",
            "\r",
            " ",
            ";",
            "; ",
            "select ",
            "1",
            "1.",
            "1E",
            "U&'",
            "B'",
            "x",
            "a$$",
            "create function h() returns int ",
            "begin atomic ",
            "end",
            " case when true then 1 end",
            " as ",
            ".",
            "+",
            "-",
            "create rule r2 as on insert to t do also (",
            "delete from log");

    private @Nullable Connection connection;

    @BeforeProperty
    void connect() throws SQLException {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        this.connection = DriverManager.getConnection(
                database.jdbcUrl() + "?preferQueryMode=simple", database.username(), database.password());
        execute("create table log (v text, n bigserial); create table t (v text)");
        connection().setAutoCommit(false);
    }

    @AfterProperty
    void disconnect() throws SQLException {
        connection().close();
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void piecesOfAValidScriptDoWhatTheWholeDoes(@ForAll("scripts") String sql) throws SQLException {
        String whole = effect(List.of(sql));
        assertThat(whole).as(sql).doesNotStartWith("ERROR");
        assertThat(effect(pieces(sql))).as(sql).isEqualTo(whole);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void piecesOfADamagedScriptDoWhatTheWholeDoes(@ForAll("damagedScripts") String sql) throws SQLException {
        comparePiecesWithWhole(sql);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void piecesOfAnyTextDoWhatTheWholeDoes(@ForAll("texts") String sql) throws SQLException {
        comparePiecesWithWhole(sql);
    }

    private void comparePiecesWithWhole(String sql) throws SQLException {
        List<String> pieces;
        try {
            pieces = pieces(sql);
        } catch (SqlSyntaxException ex) {
            assertThat(effect(List.of(sql))).as(sql).startsWith("ERROR");
            return;
        }
        // The engine refuses these; here they would end the transaction that the comparison needs.
        Assume.that(pieces.stream().noneMatch(piece -> SqlKind.of(piece) == SqlKind.TRANSACTION_CONTROL));
        String whole = effect(List.of(sql));
        String inPieces = effect(pieces);
        if (whole.startsWith("ERROR")) {
            assertThat(inPieces).as(sql).startsWith("ERROR");
        } else {
            assertThat(inPieces).as(sql).isEqualTo(whole);
        }
    }

    private static List<String> pieces(String sql) {
        return SqlSplitter.split(sql, 1).stream().map(SqlStatement::text).toList();
    }

    /** What a reader of the database sees after the statements; the transaction is rolled back. */
    private String effect(List<String> statements) throws SQLException {
        try {
            for (String statement : statements) {
                execute(statement);
            }
            return read("""
                    select concat_ws(chr(10),
                        (select string_agg(v, chr(10) order by n) from log),
                        obj_description('log'::regclass),
                        (select string_agg(pg_get_functiondef(oid), chr(10) order by proname)
                            from pg_proc where pronamespace = 'public'::regnamespace),
                        (select string_agg(definition, chr(10) order by rulename)
                            from pg_rules where schemaname = 'public'))
                    """);
        } catch (SQLException ex) {
            return "ERROR " + ex.getMessage();
        } finally {
            connection().rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private String read(String sql) throws SQLException {
        try (Statement statement = connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connection() {
        if (this.connection == null) {
            throw new IllegalStateException("Not connected");
        }
        return this.connection;
    }

    @Provide
    Arbitrary<String> scripts() {
        return Combinators.combine(statements(), gaps(), gaps())
                .as((statement, before, after) -> before + statement + after)
                .list()
                .ofMaxSize(6)
                .map(statements -> String.join(";", statements));
    }

    @Provide
    Arbitrary<String> damagedScripts() {
        Arbitrary<String> damages = Arbitraries.of(STUMBLING_BLOCKS);
        return Combinators.combine(scripts(), damages, Arbitraries.integers().between(0, 999), Arbitraries.of(0, 1, 2))
                .as((script, damage, place, kind) -> damage(script, damage, script.length() * place / 1000, kind));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    private static String damage(String script, String damage, int place, int kind) {
        String rest = kind == 0 ? script.substring(place) : script.substring(Math.min(script.length(), place + 1));
        return script.substring(0, place) + (kind == 2 ? "" : damage) + rest;
    }

    private Arbitrary<String> statements() {
        Arbitrary<String> templates = Arbitraries.of(
                "insert into log values (%1$s)",
                "insert into log select%3$s%1$s%3$sas \"%4$s\"",
                "create or replace function f() returns text language sql as $body$ select %1$s; select %2$s $body$",
                "create or replace function%3$sg() returns text%3$sbegin%3$satomic select %1$s;%3$s"
                        + "select case when true then %2$s else 'b' end end;%3$send",
                "create or replace procedure p(begin text) language sql begin atomic%3$send",
                "create%3$sor replace rule r as on insert to t do also%3$s(insert into log values (%1$s);%3$s"
                        + "insert into log values ((%2$s)))",
                "insert into t values (%1$s)",
                "do $do$ begin insert into log values (%1$s); perform %2$s; end $do$",
                "select begin atomic from (select %1$s as begin) as x",
                "select 1%3$s+%3$s-1, %2$s::text, $gap$%3$s$gap$",
                "comment on table log is %1$s",
                "");
        return Combinators.combine(templates, literals(), literals(), gaps(), bodies())
                .as((template, one, other, gap, body) ->
                        template.formatted(one, other, gap, "n" + body.replace("\"", "\"\"")));
    }

    /** Dollar tags are used only where no statement around uses them. */
    private static Arbitrary<String> literals() {
        Arbitrary<String> plain = bodies().map(body -> "'" + body.replace("'", "''") + "'");
        Arbitrary<String> escaped =
                bodies().map(body -> "'" + body.replace("\\", "\\\\").replace("'", "\\'") + "'");
        return Arbitraries.oneOf(
                plain,
                escaped.map(text -> "E" + text),
                Combinators.combine(escaped, escaped).as((one, other) -> "e" + one + " -- it's;\n\t" + other),
                Combinators.combine(plain, plain).as((one, other) -> one + "\n" + other),
                plain.map(text -> "U&" + text.replace("\\", "\\\\")),
                bodies().map(body -> "$" + "q$" + body + "x$q$"),
                bodies().map(body -> "$$" + body.replace("$", "") + "$$"));
    }

    /** Without the tags of the templates, so that a body cannot close them. */
    private static Arbitrary<String> bodies() {
        return Arbitraries.of(STUMBLING_BLOCKS).list().ofMaxSize(8).map(pieces -> String.join("", pieces));
    }

    /** White space and comments; never nothing, as words may stand on both sides. */
    private static Arbitrary<String> gaps() {
        Arbitrary<String> text = bodies().map(body -> body.replace("/", ""));
        return Arbitraries.oneOf(
                Arbitraries.of(" ", "\n", "\r\n", "\t\f"),
                text.map(body -> "/*" + body + "*/"),
                Combinators.combine(text, text, text)
                        .as((one, other, third) -> "/*" + one + " /*" + other + "*/" + third + "*/"),
                bodies().map(body -> "--" + body.replaceAll("[\r\n]", "") + "\n"),
                bodies().map(body -> "--" + body.replaceAll("[\r\n]", "") + "\r"));
    }
}
