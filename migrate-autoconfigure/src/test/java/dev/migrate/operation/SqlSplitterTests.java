package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSplitterTests {

    @Test
    void keepsTheExactTextAndTheLineOfTheFirstToken() {
        String sql = """
                -- the table
                create table a (
                    id  int -- the key
                );

                /* two
                   lines */ insert into a values (1) ;drop table a
                """;
        assertThat(SqlSplitter.split(sql, 10))
                .containsExactly(
                        new SqlStatement("create table a (\n    id  int -- the key\n)", 11),
                        new SqlStatement("insert into a values (1)", 16),
                        new SqlStatement("drop table a", 16));
    }

    @Test
    void leavesOutStatementsThatAreOnlyComments() {
        assertThat(SqlSplitter.split("-- one\n;/* two /* nested */ ; */;;\n ; -- end", 1))
                .isEmpty();
    }

    @Test
    void dropsCommentsAfterTheLastToken() {
        assertThat(texts("select 1 -- a comment that would swallow what is put after it"))
                .containsExactly("select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';', 'it''s;'",
                "select E'\\';\\\\', e'a;'",
                "select '\\', U&'\\005C;', U&\"d;\\0061\"",
                "select B'1', X'1F', N';'",
                "select E'a;'\n  'b\\';'",
                "select E'a;' -- a comment; here\n 'b\\';'",
                "select \"a;\"\"b;\"",
                "select $$;$x$;$$, $x$;$$;$ x$;$x$, $ü_1$;$ü_1$",
                "select a$$b$$c from t$1",
                "select 1 /* ; /* ; */ ; */ + -- ;\n 2",
                "select 1 /*/ ; */ as a",
                "select 3-/* ; */2",
                "select /**/'/*', '--', 1",
                "create function f() returns int begin atomic; select 1; select case when true then 2 else 3 end; end",
                "create or replace procedure p(begin atomic) begin atomic end",
                "create function f() returns int begin atomic select 1 end; select t.end from t; select 2 as end; END",
                "create function f() returns int begin atomic create function g() returns int begin atomic select 1; end; end",
                "create rule r as on insert to t do also (delete from a; delete from b where (c = ';'))",
                "create or replace rule r as on insert to t do also (delete from a; delete from b;)",
                "create function f() returns int language sql as $$ select 1; select 2; $$",
                "do $do$ begin perform 1; execute $$select ';'$$; end $do$",
            })
    void doesNotCutInside(String statement) {
        assertThat(texts("select 0;" + statement + ";select 9")).containsExactly("select 0", statement, "select 9");
    }

    @Test
    void takesBeginAndAtomicForNamesWhereNoBodyCanBegin() {
        assertThat(
                        texts(
                                "select begin atomic from t; create table function (begin atomic); create table begin (atomic int);"))
                .containsExactly(
                        "select begin atomic from t",
                        "create table function (begin atomic)",
                        "create table begin (atomic int)");
    }

    @Test
    void cutsInsideOtherParentheses() {
        assertThat(texts("create table a (id int; create table b (id int)"))
                .containsExactly("create table a (id int", "create table b (id int)");
    }

    @Test
    void aBackslashEndsNothingInAnOrdinaryString() {
        assertThat(texts("select '\\';select '\\'")).containsExactly("select '\\'", "select '\\'");
    }

    @Test
    void aBlockCommentEndsTheContinuationOfAnEscapeString() {
        assertThat(texts("select E'a'\n/**/'b\\';select 2")).containsExactly("select E'a'\n/**/'b\\'", "select 2");
    }

    @Test
    void countsEveryKindOfLineBreak() {
        assertThat(SqlSplitter.split("\r\n\r\n\rselect 1;\nselect\r\n2;select 3", 1))
                .extracting(SqlStatement::line)
                .containsExactly(4, 5, 6);
    }

    @Test
    void aCarriageReturnEndsALineComment() {
        assertThat(texts("-- a\rselect 1")).containsExactly("select 1");
    }

    @Test
    void keepsTheVerticalTabForTheServerToJudge() {
        assertThat(texts("select 1;\u000b")).containsExactly("select 1", "\u000b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    select 'abc            | The text that begins here with ' is never closed.      | Close it with '; inside it, write ' twice.
                    select E'abc\\'        | The text that begins here with E' is never closed.     | Close it with '; inside it, write ' twice.
                    select U&'abc          | The text that begins here with U&' is never closed.    | Close it with '; inside it, write ' twice.
                    select "abc            | The name that begins here with " is never closed.      | Close it with "; inside it, write " twice.
                    select U&"abc          | The name that begins here with U&" is never closed.    | Close it with "; inside it, write " twice.
                    select $$abc$x$        | The text that begins here with $$ is never closed.     | Close it with $$.
                    select $body$ $$ $Body$ | The text that begins here with $body$ is never closed. | Close it with $body$.
                    select /* /* */        | The comment that begins here with /* is never closed.  | Close it with */; a /* inside a comment needs a */ of its own.
                    """)
    void namesTheLineInWhichAnUnclosedQuoteBegan(String sql, String fault, String action) {
        assertFails("select 1;\n\n" + sql.replace("\\\\", "\\") + "\n\n;\n", 3, fault, action);
    }

    @Test
    void namesTheLineInWhichAnUnclosedBodyBegan() {
        assertFails(
                "create function f() returns int\nbegin atomic\nselect 1;\nselect 2\nend;",
                2,
                "The body that begins here with BEGIN ATOMIC is never closed.",
                "Close it with END, after the semicolon of its last statement.");
    }

    @Test
    void refusesPsqlCommands() {
        assertFails(
                "select 1;\n\\i other.sql\n",
                2,
                "\"\\i\" is a command of psql, which PostgreSQL does not know.",
                "Put the SQL of the included file here, or in a revision of its own.");
        assertFails(
                "\\copy t from 'x.csv'",
                1,
                "\"\\copy\" is a command of psql, which PostgreSQL does not know.",
                "Write the rows as INSERT ... VALUES.");
        assertFails(
                "select 1 \\gx",
                1,
                "\"\\gx\" is a command of psql, which PostgreSQL does not know.",
                "Remove it: only SQL can stand here.");
    }

    @Test
    void refusesCopyFromAndToTheClient() {
        assertFails(
                "select 1;\ncopy t (a, b) /* rows */ from stdin with (format csv);\n1,it's\n\\.\n",
                2,
                "COPY ... FROM STDIN needs a client that sends the rows, and a revision has none.",
                "Write the rows as INSERT ... VALUES.");
        assertFails(
                "copy (select 1) to stdout",
                1,
                "COPY ... TO STDOUT needs a client that takes the rows, and a revision has none.",
                "Remove the statement.");
    }

    @Test
    void letsTheServerCopyFilesOfItsOwn() {
        assertThat(texts("copy (select * from stdin) to '/data/a'; copy t from '/data/b'"))
                .hasSize(2);
    }

    private static void assertFails(String sql, int line, String fault, String action) {
        assertThatExceptionOfType(SqlSyntaxException.class)
                .isThrownBy(() -> SqlSplitter.split(sql, 1))
                .satisfies(ex -> {
                    assertThat(ex.line()).isEqualTo(line);
                    assertThat(ex.fault()).isEqualTo(fault);
                    assertThat(ex.problem()).isEqualTo("Line " + line + ": " + fault);
                    assertThat(ex.action()).isEqualTo(action);
                });
    }

    private static List<String> texts(String sql) {
        return SqlSplitter.split(sql, 1).stream().map(SqlStatement::text).toList();
    }
}
