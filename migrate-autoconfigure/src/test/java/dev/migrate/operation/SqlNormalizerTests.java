package dev.migrate.operation;

import static dev.migrate.operation.SqlNormalizer.normalize;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlNormalizerTests {

    private static final List<String> TOKENS = List.of(
            "select",
            "a",
            "é",
            "t$1",
            "1",
            "1.5",
            ".5",
            "1e5",
            "$1",
            "'x'",
            "' y  --'",
            "'it''s'",
            "E'\\''",
            "U&'\\0061'",
            "\"a  b\"",
            "$$ a /* */ $$",
            "$q$ $$ $q$",
            "(",
            ")",
            ",",
            ";",
            ".",
            "::",
            ":=",
            "..",
            "<=",
            "||",
            "->>",
            "-",
            "+",
            "*",
            "[",
            "]",
            "@-",
            "/",
            ":");

    private static final List<String> GAPS =
            List.of(" ", "\n", "\t\r\n", "/**/", " /* a /* 'b */ ; */ ", " -- it's\n", "--\r", "\f", "/*\n*/");

    @Test
    void foldsBlanksAndComments() {
        assertThat(normalize("  create table  a ( -- the key\n  id int/* ; */,\n name text default ' -- x  ' )\n"))
                .isEqualTo("create table a ( id int , name text default ' -- x  ' )");
    }

    @Test
    void doesNotCareForBlanksThatMeanNothing() {
        assertThat(normalize("insert into a(b,c)values(1,-2)"))
                .isEqualTo(normalize("insert into a (b, c) values (1, -2)"));
        assertThat(normalize("where a=-1 and b=1")).isEqualTo(normalize("where a = -1 and b = 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    select 'a b'     | select 'a  b'
                    select "a b"     | select "a  b"
                    select $$a b$$   | select $$a  b$$
                    select 'a--b'    | select 'a'
                    select '/**/'    | select ''
                    select ab        | select a b
                    select 1.5       | select 1 .5
                    select a <= b    | select a < = b
                    select a - - b   | select a -- b
                    select a @-1     | select a @ -1
                    select a::int    | select a: :int
                    select E 'a'     | select E'a'
                    select U & 'a'   | select U&'a'
                    select 'a' 'b'   | select 'a''b'
                    select $$a$$     | select $b$a$b$
                    select A         | select a
                    select 1;        | select 1
                    """)
    void tellsApart(String one, String other) {
        assertThat(normalize(one)).isNotEqualTo(normalize(other));
    }

    @Test
    void keepsTheLineBreakThatJoinsStrings() {
        assertThat(normalize("select 'a'\n\n   'b'")).isEqualTo("select 'a'\n'b'");
        assertThat(normalize("select 'a' -- x\n'b'")).isEqualTo("select 'a'\n'b'");
        assertThat(normalize("select 'a' 'b'")).isEqualTo("select 'a' 'b'");
        assertThat(normalize("select E'a'\n 'b\\'c'")).isEqualTo("select E'a'\n'b\\'c'");
    }

    @Property
    void normalizingTwiceIsNormalizingOnce(@ForAll("texts") String sql) {
        String once = normalize(sql);
        assertThat(normalize(once)).isEqualTo(once);
    }

    @Property
    void differentGapsGiveTheSameResult(@ForAll("pairs") Tuple.Tuple2<String, String> pair) {
        assertThat(normalize(pair.get1())).isEqualTo(normalize(pair.get2()));
    }

    @Property
    void anotherTokenGivesAnotherResult(
            @ForAll("tokenLists") List<String> tokens, @ForAll("tokenLists") List<String> others) {
        // Strings side by side join or not by the gap between them, so each test text keeps them apart.
        assertThat(normalize(String.join(" ", tokens)).equals(normalize(String.join(" ", others))))
                .isEqualTo(tokens.equals(others));
    }

    @Provide
    Arbitrary<List<String>> tokenLists() {
        return Arbitraries.of(TOKENS).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of(TOKENS), Arbitraries.of(GAPS))
                .list()
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces))
                .filter(SqlNormalizerTests::isClosed);
    }

    /** The same tokens twice, in different gaps. Strings are kept apart, as a line break between them has a meaning. */
    @Provide
    Arbitrary<Tuple.Tuple2<String, String>> pairs() {
        Arbitrary<List<String>> gaps = Arbitraries.of(GAPS).list().ofSize(20);
        Arbitrary<List<String>> tokens = Arbitraries.of(TOKENS).list().ofMaxSize(20);
        return net.jqwik.api.Combinators.combine(tokens, gaps, gaps)
                .as((words, one, other) -> Tuple.of(weave(words, one), weave(words, other)));
    }

    private static String weave(List<String> tokens, List<String> gaps) {
        StringBuilder sql = new StringBuilder();
        for (int index = 0; index < tokens.size(); index++) {
            sql.append(gaps.get(index)).append(tokens.get(index)).append(" , ");
        }
        return sql.toString();
    }

    private static boolean isClosed(String sql) {
        try {
            SqlLexer.tokens(sql);
            return true;
        } catch (SqlSyntaxException ex) {
            return false;
        }
    }
}
