package dev.migrate.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.testing.TestPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What PostgreSQL refuses because of things that are not compared is said before a revision runs. */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DependentsTests {

    private static final String VIEWS = """
            create view names as select id, name from item;
            create view first_names as select name from names;
            """;

    private final Laboratory laboratory = new Laboratory(List.of("public"));

    @BeforeEach
    void empty() {
        this.laboratory.empty();
    }

    @AfterAll
    void close() {
        this.laboratory.close();
    }

    @Test
    void aChangeOfTypeUnderAView() {
        DatabaseModel wanted = read("create table item (id bigint, name varchar(100))");
        this.laboratory.run("alter table item alter column name type varchar(50)");
        this.laboratory.run(VIEWS);

        RevisionText revision = Laboratory.sql(compare(wanted, false));

        assertThat(revision.upgrade()).isEqualTo("""
                -- Generated from the entities and the database: please review.

                -- Fails while view names uses name: drop view first_names and view names before, and make them again
                -- afterwards.
                alter table item alter column name type varchar(100);""");
        assertThat(revision.downgrade()).isEqualTo("""
                -- Fails while a value of name does not fit: not every varchar(100) is a varchar(50).
                -- Fails while view names uses name: drop view first_names and view names before, and make them again
                -- afterwards.
                alter table item alter column name type varchar(50);""");
        this.laboratory.run("drop view first_names; drop view names;\n" + revision.upgrade() + VIEWS);
        assertThat(compare(wanted, false).nothingToDo()).isTrue();
        this.laboratory.run("drop view first_names; drop view names;\n" + revision.downgrade() + VIEWS);
    }

    @Test
    void aChangeOfTypeUnderOtherThings() {
        DatabaseModel wanted = read("create table item (points bigint, note text, more text)");
        this.laboratory.run("""
                alter table item alter column points type integer, alter column note type varchar(20);
                create materialized view totals as select sum(points) as total from item;
                create function f() returns trigger language plpgsql as 'begin return new; end';
                create trigger on_note before update of note on item for each row execute function f();
                create trigger on_points before update on item for each row when (new.points > 3) execute function f();
                create policy mine on item using (points > 0);
                create rule none as on delete to item where old.note = 'x' do instead nothing;
                create statistics pair on points, note from item""");

        assertThat(Laboratory.sql(compare(wanted, false)).upgrade()).isEqualTo("""
                -- Generated from the entities and the database: please review.

                -- Fails while materialized view totals, policy mine on item and trigger on_points on item use points: drop
                -- them before, and make them again afterwards.
                alter table item alter column points type bigint;

                -- Fails while rule none on item and trigger on_note on item use note: drop them before, and make them again
                -- afterwards.
                alter table item alter column note type text;""");
    }

    @Test
    void aColumnThatIsRenamedToo() {
        DatabaseModel wanted = read("create table items (id bigint, full_name varchar(100))");
        this.laboratory.run("alter table items rename to item; alter table item rename full_name to name;"
                + "alter table item alter column name type varchar(50)");
        this.laboratory.run(VIEWS);

        ComparisonSettings settings = Laboratory.settings()
                .withRenames(List.of(Rename.parse("item=items"), Rename.parse("items.name=items.full_name")), false);
        RevisionText revision = Laboratory.sql(this.laboratory.compare(wanted, settings));

        assertThat(revision.upgrade()).contains("-- Fails while view names uses full_name: drop");
    }

    @Test
    void aDropUnderAView() {
        DatabaseModel wanted = read("create table item (id bigint)");
        this.laboratory.run("alter table item add column name text, add column note text;"
                + "create statistics pair on name, note from item;" + VIEWS);

        RevisionText revision = Laboratory.sql(compare(wanted, true));

        assertThat(revision.upgrade()).isEqualTo("""
                -- Generated from the entities and the database: please review.

                -- Fails while view names uses name: drop view first_names and view names before.
                -- Takes statistics pair with it, and no downgrade brings that back.
                alter table item drop column name;

                -- Takes statistics pair with it, and no downgrade brings that back.
                alter table item drop column note;""");
        this.laboratory.run("drop view first_names; drop view names;\n" + revision.upgrade());
        assertThat(compare(wanted, true).nothingToDo()).isTrue();
    }

    @Test
    void aDropOfATableUnderAView() {
        DatabaseModel wanted = read("create table item (id bigint)");
        this.laboratory.run("""
                create table gone (id bigint);
                create view ids as select id from gone;
                create function f() returns trigger language plpgsql as 'begin return new; end';
                create function g(gone) returns int language sql as 'select 1';
                create trigger on_id before update of id on gone for each row execute function f();
                create policy mine on gone using (id > 0)""");

        RevisionText revision = Laboratory.sql(compare(wanted, true));

        assertThat(revision.upgrade()).isEqualTo("""
                -- Generated from the entities and the database: please review.

                -- Fails while function g(public.gone) and view ids use gone: drop them before.
                -- Takes policy mine on gone and trigger on_id on gone with it, and no downgrade brings them back.
                drop table gone;""");
        this.laboratory.run("drop view ids; drop function g;\n" + revision.upgrade());
    }

    @Test
    void anEnumThatIsMadeAnewUnderAView() {
        DatabaseModel wanted =
                read("create type mood as enum ('good', 'bad'); create table item (id bigint, name mood)");
        this.laboratory.run("alter type mood rename to other; create type mood as enum ('good');"
                + "alter table item alter column name type mood using name::text::mood; drop type other");
        this.laboratory.run(VIEWS);

        RevisionText revision = Laboratory.sql(compare(wanted, false));

        assertThat(revision.upgrade()).doesNotContain("view names");
        assertThat(revision.downgrade()).isEqualTo("""
                -- Fails while view names uses mood: drop view first_names and view names before, and make them again
                -- afterwards.
                -- Fails while a row holds bad.
                alter type mood rename to mood_before;
                create type mood as enum ('good');
                alter table item alter column name type mood using name::text::mood;
                drop type mood_before;""");
    }

    @Test
    void aKeyThatAViewGroupsBy() {
        DatabaseModel wanted = read("create table item (id bigint, code text not null, name text, primary key (code))");
        this.laboratory.run("""
                alter table item drop constraint item_pkey, alter column id set not null, add primary key (id);
                create view names as select name, count(*) from item group by id;
                create view ids as select id from item""");

        RevisionText revision = Laboratory.sql(compare(wanted, true));

        assertThat(revision.upgrade()).startsWith("""
                -- Generated from the entities and the database: please review.

                -- Fails while view names uses the primary key of item: drop it before.
                alter table item drop constraint item_pkey;
                """);
        assertThat(revision.downgrade()).contains("-- Fails while view names uses the primary key of item: drop");
        assertThatThrownBy(() -> this.laboratory.run("alter table item drop constraint item_pkey"))
                .hasMessageContaining("view names");
        this.laboratory.run("drop view names;" + revision.upgrade());
        assertThat(compare(wanted, true).nothingToDo()).isTrue();
        this.laboratory.run(revision.downgrade());
    }

    @Test
    void columnsThatArePublished() {
        DatabaseModel wanted = read("create table item (id bigint primary key, name varchar(100))");
        this.laboratory.run("alter table item alter column name type varchar(50), add column note text");
        assumeTrue(Integer.parseInt(TestPostgres.major()) >= 15, "needs PostgreSQL 15, which publishes single columns");
        this.laboratory.run("create publication of_all for table item; create publication of_some for table item"
                + " (id, name, note)");
        try {
            RevisionText revision = Laboratory.sql(compare(wanted, true));

            assertThat(revision.upgrade()).isEqualTo("""
                    -- Generated from the entities and the database: please review.

                    -- Fails while publication of_some on item uses name: drop it before, and make it again afterwards.
                    alter table item alter column name type varchar(100);

                    -- Fails while publication of_some on item uses note: drop it before.
                    alter table item drop column note;""");
            for (String statement : List.of("drop column note", "alter column name type varchar(100)")) {
                assertThatThrownBy(() -> this.laboratory.run("alter table item " + statement))
                        .hasMessageContaining("publication of_some");
            }
            this.laboratory.run("alter publication of_some drop table item;" + revision.upgrade());
            assertThat(compare(wanted, true).nothingToDo()).isTrue();
        } finally {
            this.laboratory.run("drop publication of_all, of_some");
        }
    }

    @Test
    void aNewNameThatSomethingElseHas() {
        DatabaseModel wanted = read("""
                create type mood as enum ('on');
                create table item (id bigint, name text, mood mood);
                create sequence numbers""");
        this.laboratory.run("""
                alter table item rename to old_item;
                alter type mood rename to old_mood;
                alter sequence numbers rename to old_numbers;
                create sequence item;
                create domain mood as text;
                create view numbers as select 1 as one""");
        ComparisonSettings settings = Laboratory.settings()
                .withRenames(
                        Stream.of("old_item=item", "old_mood=mood", "old_numbers=numbers")
                                .map(Rename::parse)
                                .toList(),
                        false);

        Comparison comparison = this.laboratory.compare(wanted, settings);

        assertThat(comparison.of(Difference.Kind.CHANGE))
                .extracting(Difference::describe)
                .containsExactly(
                        "table old_item is item in the model, and a sequence has that name",
                        "enum old_mood is mood in the model, and a domain has that name",
                        "sequence old_numbers is numbers in the model, and a view has that name");
        assertThat(Laboratory.sql(comparison).upgrade()).contains("""
                -- Fails while the sequence item is there: PostgreSQL lets nothing else have its name. Rename or drop it
                -- before.
                alter table old_item rename to item;
                """);
    }

    @Test
    void aNameThatSomethingElseHas() {
        DatabaseModel wanted = read("""
                create type status as enum ('on');
                create table team (id bigint, status status);
                create sequence numbers;
                create table pair (id bigint)""");
        this.laboratory.run("""
                drop table team, pair;
                drop type status;
                drop sequence numbers;
                create sequence team;
                create table status (id bigint);
                create table other (numbers bigint);
                create index numbers on other (numbers);
                create type pair as (a int, b int)""");

        Comparison comparison = compare(wanted, false);

        assertThat(comparison.of(Difference.Kind.CHANGE))
                .extracting(Difference::describe)
                .containsExactly(
                        "enum status is missing, and a table has its name",
                        "sequence numbers is missing, and an index has its name",
                        "table pair is missing, and a composite type has its name",
                        "table team is missing, and a sequence has its name");
        assertThat(Laboratory.sql(comparison).upgrade()).contains("""
                -- Fails while the table status is there: PostgreSQL lets nothing else have its name. Rename or drop it
                -- before.
                create type status as enum ('on');
                """);
    }

    private DatabaseModel read(String sql) {
        this.laboratory.run(sql);
        return this.laboratory.read();
    }

    private Comparison compare(DatabaseModel wanted, boolean drops) {
        return this.laboratory.compare(wanted, Laboratory.settings().withDrops(drops));
    }
}
