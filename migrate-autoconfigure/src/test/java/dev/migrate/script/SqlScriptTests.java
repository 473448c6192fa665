package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.graph.Revision;
import dev.migrate.operation.Execute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTests {

    private static final String FILE = "abc123_add_user_table.sql";
    private static final String PLACE = "db/revisions/" + FILE;

    @Test
    void readsHeaderAndHalves() {
        Script script = read(FILE, """
                -- add user table
                --
                -- Revision ID: abc123
                -- Revises: def456
                -- Create Date: 2024-01-01T12:00:00Z
                -- Branch Labels: users, people/all
                -- Depends On: aaa111, shop

                -- migrate:up
                create table users (id int);
                -- an index
                create index on users (id);

                -- migrate:down
                drop table users;
                """);
        assertThat(script.revision())
                .isEqualTo(new Revision(
                        "abc123",
                        List.of("def456"),
                        Set.of("users", "people/all"),
                        List.of("aaa111", "shop"),
                        "add user table",
                        Instant.parse("2024-01-01T12:00:00Z")));
        assertThat(script.type()).isEqualTo(ScriptType.SQL);
        assertThat(script.name()).isEqualTo(FILE);
        assertThat(script.location()).isEqualTo(PLACE);
        assertThat(script).hasToString(PLACE);
        assertThat(script.upgrade())
                .isEqualTo(new Half(
                        List.of(
                                new Execute("create table users (id int)", 10),
                                new Execute("create index on users (id)", 12)),
                        true));
        assertThat(script.downgrade()).contains(new Half(List.of(new Execute("drop table users", 15)), true));
    }

    @Test
    void aMissingDownIsIrreversibleAndAnEmptyOneDoesNothing() {
        assertThat(read(FILE, "-- Revision ID: abc123\n-- migrate:up\nselect 1").downgrade())
                .isEmpty();
        assertThat(read(FILE, "-- Revision ID: abc123\n-- migrate:up\nselect 1\n-- migrate:down\n-- nothing\n")
                        .downgrade())
                .contains(new Half(List.of(), true));
    }

    @Test
    void anEmptyUpDoesNothing() {
        assertThat(read(FILE, "-- Revision ID: abc123\n-- migrate:up").upgrade())
                .isEqualTo(new Half(List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- Revises:\n", "-- Revises: <base>\n", "--Revises:<base>  \n", "-- REVISES : \n"})
    void aRootNamesNoParent(String revises) {
        assertThat(read(FILE, "-- Revision ID: abc123\n" + revises + "-- migrate:up\n")
                        .revision()
                        .parents())
                .isEmpty();
    }

    @Test
    void aMergeNamesSeveralParents() {
        assertThat(read(FILE, "-- Revision ID: abc123\n-- Revises: b2 ,a1,  c3\n-- migrate:up\n")
                        .revision()
                        .parents())
                .containsExactly("b2", "a1", "c3");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T12:00:00Z, 2024-01-01T12:00:00Z",
        "2024-01-01T12:00:00+02:00, 2024-01-01T10:00:00Z",
        "2024-01-01T12:00, 2024-01-01T12:00:00Z",
        "2024-11-20 13:02:46.257104, 2024-11-20T13:02:46.257104Z",
        "2024-11-20 13:02:46.257104+01:00, 2024-11-20T12:02:46.257104Z",
        "2024-11-20, 2024-11-20T00:00:00Z",
        "'', ",
    })
    void readsDatesOfIsoAndOfAlembic(String text, Instant expected) {
        assertThat(read(FILE, "-- Revision ID: abc123\n-- Create Date: " + text + "\n-- migrate:up\n")
                        .revision()
                        .createdAt())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    abc123_x.sql              | -- add users;--;-- by hand;-- Revision ID: abc123 | add users
                    abc123_x.sql              | ;--;--  fix: the users;-- Revision ID: abc123       | fix: the users
                    abc123_add_user_table.sql | -- Revision ID: abc123;-- a remark                 | add user table
                    abc123.sql                | -- Revision ID: abc123                             | ''
                    """)
    void takesTheMessageFromTheFirstLineOrFromTheFileName(String file, String header, String message) {
        assertThat(read(file, header.replace(';', '\n') + "\n-- migrate:up\n")
                        .revision()
                        .message())
                .isEqualTo(message);
    }

    @Test
    void acceptsWindowsFiles() {
        String text = """
                -- add
                -- Revision ID: abc123
                -- migrate:up
                create function f() as $$
                x
                $$;
                select 1;
                -- migrate:down
                """;
        Script script = read(FILE, "\uFEFF" + text.replace("\n", "\r\n"));
        assertThat(script.revision().message()).isEqualTo("add");
        assertThat(script.upgrade().operations())
                .containsExactly(new Execute("create function f() as $$\nx\n$$", 4), new Execute("select 1", 7));
        assertThat(script.downgrade()).isPresent();
    }

    @Test
    void aHalfMayRunOutsideATransaction() {
        Script script = read(
                FILE,
                "-- Revision ID: abc123\n-- migrate:up transaction:false\nvacuum;\n  --  migrate: DOWN   transaction:true  \n");
        assertThat(script.upgrade().transactional()).isFalse();
        assertThat(script.downgrade())
                .hasValueSatisfying(down -> assertThat(down.transactional()).isTrue());
    }

    @Test
    void aRemarkAboutMigrateIsNoMarker() {
        assertThat(read(
                                FILE,
                                "-- Revision ID: abc123\n-- migrate:up\n-- migrate: all rows\n-- migrate the rest\nselect 1")
                        .upgrade()
                        .operations())
                .hasSize(1);
    }

    @Test
    void cutsTheSqlOnlyWhenItIsAskedFor() {
        Script script = read(FILE, "-- Revision ID: abc123\n-- migrate:up\nselect 'a");
        assertFails(
                script::upgrade,
                PLACE + ", line 3: The text that begins here with ' is never closed.",
                "Close it with '; inside it, write ' twice.");
    }

    @Test
    void refusesTransactionControl() {
        String header = "-- Revision ID: abc123\n";
        assertFails(
                read(FILE, header + "-- migrate:up\nselect 1;\n-- now\n  COMMIT;")::upgrade,
                PLACE + ", line 5: \"COMMIT\" is transaction control, which a revision may not use.",
                "Remove the statement: migrate begins and ends the transaction.");
        assertFails(
                read(FILE, header + "-- migrate:up\n-- migrate:down transaction:false\nrollback to savepoint a")
                        ::downgrade,
                PLACE + ", line 4: \"rollback to savepoint a\" is transaction control, which a revision may not use.",
                "Remove the statement: without a transaction each statement is committed by itself.");
        assertFails(
                read(
                                FILE,
                                header
                                        + "-- migrate:up\nbegin isolation level serializable, read write, not deferrable, and so on")
                        ::upgrade,
                PLACE + ", line 3: \"begin isolation level serializable, read write, not deferrab...\" is transaction"
                        + " control, which a revision may not use.",
                "Remove the statement: migrate begins and ends the transaction.");
    }

    @Test
    void theMarkersStandOnceEachAndInOrder() {
        String id = "-- Revision ID: abc123\n";
        assertMalformed(
                id + "create table users (id int);",
                ": The file has no line \"-- migrate:up\".",
                "Write that line above the SQL of the upgrade. A file that is no revision belongs outside of"
                        + " migrate.locations.");
        assertMalformed(
                id + "-- migrate:up\n-- migrate:up\n",
                ", line 3: This is a second line \"-- migrate:up\"; the first one is line 2.",
                "Keep one of them. A revision that needs several steps is better written as several revisions.");
        assertMalformed(
                id + "-- migrate:up\n-- migrate:down\n-- migrate:down\n",
                ", line 4: This is a second line \"-- migrate:down\"; the first one is line 3.",
                "Keep one of them. A revision that needs several steps is better written as several revisions.");
        assertMalformed(
                id + "-- migrate:down\n-- migrate:up\n",
                ", line 3: \"-- migrate:up\" stands below \"-- migrate:down\" of line 2.",
                "Put the upgrade first.");
        assertMalformed(
                id + "-- migrate:upp\n",
                ", line 2: \"-- migrate:upp\" is no marker.",
                "Write \"-- migrate:up\" or \"-- migrate:down\".");
        assertMalformed(
                id + "-- migrate:up no-transaction\n",
                ", line 2: \"no-transaction\" is no option of a marker.",
                "The only option is \"transaction:false\"; write remarks in a line of their own.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migrate down",
                "--\u00A0migrate:down",
                "-- migrate :down",
                "--- migrate:down",
                "-- migrate;down",
                "-- migrte:down",
                "  -- MIGRATE_DOWN --"
            })
    void doesNotTakeTheDowngradeForAPartOfTheUpgrade(String line) {
        assertMalformed(
                "-- Revision ID: abc123\n-- migrate:up\ncreate table t ();\n" + line + "\ndrop table t;\n",
                ", line 4: \"" + line.strip() + "\" looks like a misspelt \"-- migrate:down\".",
                "Write \"-- migrate:down\", or put the remark into other words.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- -- migrate:down", "-- migrate down the rows", "-- migration", "-- mind the gap", "--"})
    void leavesOtherRemarksAlone(String line) {
        assertThat(read(FILE, "-- Revision ID: abc123\n-- migrate:up\n" + line + "\nselect 1\n")
                        .downgrade())
                .isEmpty();
    }

    @Test
    void onlyCommentsStandAboveTheUpgrade() {
        assertMalformed(
                "-- Revision ID: abc123\nset search_path = a;\n-- migrate:up\n",
                ", line 2: Only comment lines that begin with -- may stand above \"-- migrate:up\".",
                "Move SQL below it, and write comments with --.");
    }

    @Test
    void theHeaderNamesTheId() {
        assertMalformed(
                "-- add\n-- migrate:up\n",
                ": The header does not say the revision's id.",
                "Write \"-- Revision ID: abc123\" above \"-- migrate:up\".");
        assertMalformed(
                "-- Revision ID:\n-- migrate:up\n",
                ", line 1: The header does not say the revision's id.",
                "Write \"-- Revision ID: abc123\" above \"-- migrate:up\".");
        assertFails(
                () -> read("V1.1__add.sql", "-- migrate:up\n"),
                "db/revisions/V1.1__add.sql: The header does not say the revision's id.",
                "Write \"-- Revision ID: <id>\" above \"-- migrate:up\".");
    }

    @Test
    void theIdIsAnId() {
        assertMalformed(
                "-- Revision ID: abc-123\n-- migrate:up\n",
                ", line 1: \"abc-123\" is no revision id.",
                "Use 1 to 64 of the characters A-Z, a-z, 0-9 and _.");
        assertMalformed(
                "-- Revision ID: " + "a".repeat(65) + "\n-- migrate:up\n",
                ", line 1: \"" + "a".repeat(65) + "\" is no revision id.",
                "Use 1 to 64 of the characters A-Z, a-z, 0-9 and _.");
        assertMalformed(
                "-- Revision ID: Heads\n-- migrate:up\n",
                ", line 1: The revision id \"Heads\" is a reserved word.",
                "Choose another id: head, heads, base and current have a meaning of their own in commands.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc123_x.sql", "abc123_.sql", "abc123.sql", "abc123.SQL", "2024_01_01_abc123_x.sql"})
    void theFileMayBeNamed(String file) {
        assertThat(read(file, "-- Revision ID: abc123\n-- migrate:up\n")
                        .revision()
                        .id())
                .isEqualTo("abc123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc124_x.sql", "abc1234.sql", "abc12_3_x.sql", "xabc123.sql", "ABC123_x.sql", "abc123-x.sql"})
    void theFileIsNamedAfterTheId(String file) {
        assertFails(
                () -> read(file, "-- add\n-- Revision ID: abc123\n-- migrate:up\n"),
                "db/revisions/" + file + ", line 2: The header says \"Revision ID: abc123\", but the file is named \""
                        + file + "\".",
                "Rename the file so that it begins with \"abc123_\", or correct the id.");
    }

    @ParameterizedTest
    @CsvSource({
        "Revison ID, Revision ID",
        "revision-id, Revision ID",
        "Revision, Revision ID",
        "Revise, Revises",
        "Down Revision, Revises",
        "Created Date, Create Date",
        "Branch Label, Branch Labels",
        "Depends, Depends On",
    })
    void noticesMisspeltKeys(String key, String meant) {
        assertMalformed(
                "-- add\n-- " + key + ": a1\n-- migrate:up\n",
                ", line 2: \"" + key + ":\" looks like a misspelt \"" + meant + ":\".",
                "Write \"-- " + meant + ": a1\", or take the colon out of the remark.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Created by", "Author", "Reviewed by", "Ticket", "Note", "Source"})
    void leavesOtherKeysAlone(String key) {
        assertThat(read(FILE, "-- Revision ID: abc123\n-- " + key + ": me\n-- migrate:up\n")
                        .revision()
                        .id())
                .isEqualTo("abc123");
    }

    @Test
    void aKeyStandsOnce() {
        assertMalformed(
                "-- Revision ID: abc123\n-- Revises: a\n--\n-- Revises: b\n-- migrate:up\n",
                ", line 4: This is a second line \"Revises:\"; the first one is line 2.",
                "Keep one of them; several values go into one line, with commas between.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Revises: a b          | "a b" is no revision id, so it cannot be a parent. | Name the ids of the parents with commas between, or write <base> for a root.
                    Revises: a,           | "" is no revision id, so it cannot be a parent.    | Name the ids of the parents with commas between, or write <base> for a root.
                    Revises: a, <base>    | "<base>" is no revision id, so it cannot be a parent. | Name the ids of the parents with commas between, or write <base> for a root.
                    Revises: head         | "head" is no revision id, so it cannot be a parent. | Name the ids of the parents with commas between, or write <base> for a root.
                    Revises: a, b, a      | "Revises" names "a" twice.                         | Name it once.
                    Branch Labels: a-b    | "a-b" is no branch label.                          | Use 1 to 64 letters, digits and the characters _ . /, and put commas between labels.
                    Branch Labels: a@b    | "a@b" is no branch label.                          | Use 1 to 64 letters, digits and the characters _ . /, and put commas between labels.
                    Branch Labels: 'a'    | "'a'" is no branch label.                          | Use 1 to 64 letters, digits and the characters _ . /, and put commas between labels.
                    Branch Labels: base   | The branch label "base" is a reserved word.        | Choose another label: head, heads, base and current have a meaning of their own in commands.
                    Depends On: a+1       | "a+1" is neither a revision id nor a branch label, so nothing can depend on it. | Name ids or branch labels with commas between.
                    Depends On: x, x      | "Depends On" names "x" twice.                      | Name it once.
                    Create Date: today    | "today" is no date and time.                       | Write it as 2024-01-01T12:00:00Z.
                    Create Date: 2024-13-01T00:00:00Z | "2024-13-01T00:00:00Z" is no date and time. | Write it as 2024-01-01T12:00:00Z.
                    """)
    void refusesBadValues(String line, String fault, String action) {
        assertMalformed("-- Revision ID: abc123\n-- " + line + "\n-- migrate:up\n", ", line 2: " + fault, action);
    }

    @Test
    void acceptsLettersOfAllLanguagesInLabels() {
        assertThat(read(FILE, "-- Revision ID: abc123\n-- Branch Labels: Übung_1.2/x\n-- migrate:up\n")
                        .revision()
                        .branchLabels())
                .containsExactly("Übung_1.2/x");
    }

    @Test
    void theTextIsUtf8() {
        byte[] latin = "-- Revision ID: abc123\n-- migrate:up\nselect 'é'".getBytes(StandardCharsets.ISO_8859_1);
        assertFails(
                () -> SqlScriptReader.read(new ScriptResource.Sql(FILE, PLACE, () -> latin)),
                PLACE + ", line 3: The text is not UTF-8.",
                "Save the file in UTF-8.");
        byte[] truncated = "-- a\nñ".getBytes(StandardCharsets.UTF_8);
        assertFails(
                () -> SqlScriptReader.read(new ScriptResource.Sql(
                        FILE, PLACE, () -> java.util.Arrays.copyOf(truncated, truncated.length - 1))),
                PLACE + ", line 2: The text is not UTF-8.",
                "Save the file in UTF-8.");
        assertFails(
                () -> read(FILE, "-- a\n\0-- migrate:up"),
                PLACE + ", line 2: The text holds a zero byte, which no text of PostgreSQL can.",
                "Save the file in UTF-8.");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        assertFails(
                () -> SqlScriptReader.read(new ScriptResource.Sql(FILE, PLACE, () -> {
                    throw new IOException("disk on fire");
                })),
                PLACE + ": The file cannot be read: disk on fire.",
                "Check that it exists and may be read.");
    }

    @Test
    void theChecksumDoesNotCareForCommentsAndWhiteSpace() {
        String one = Script.checksum(List.of("create table a (id int)", "select 1"));
        assertThat(one)
                .isEqualTo(Script.checksum(List.of("create  table a(\n  id int -- the key\n)", "/* x */ select 1")))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(Script.checksum(List.of("select 1", "create table a (id int)")))
                .isNotEqualTo(Script.checksum(List.of("create table a (id int) select 1")))
                .isNotEqualTo(Script.checksum(List.of("create table a (id int)", "select 2")));
        assertThat(Script.checksum(List.of()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static Script read(String file, String text) {
        return SqlScriptReader.read(
                new ScriptResource.Sql(file, "db/revisions/" + file, () -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertMalformed(String text, String problem, String action) {
        assertFails(() -> read(FILE, text), PLACE + problem, action);
    }

    private static void assertFails(Runnable call, String problem, String action) {
        assertThatExceptionOfType(MigrateException.class).isThrownBy(call::run).satisfies(ex -> {
            assertThat(ex.problem()).isEqualTo(problem);
            assertThat(ex.action()).isEqualTo(action);
        });
    }
}
