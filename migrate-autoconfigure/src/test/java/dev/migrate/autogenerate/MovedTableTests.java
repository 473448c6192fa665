package dev.migrate.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.DatabaseModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code --rename} says of a table that gets another schema and another name at once. */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovedTableTests {

    private final Laboratory laboratory = new Laboratory(List.of("public", "archive"));

    @BeforeEach
    void empty() {
        this.laboratory.empty();
        this.laboratory.run("create schema archive");
    }

    @AfterAll
    void close() {
        this.laboratory.close();
    }

    @Test
    void anotherSchemaAndAnotherName() {
        DatabaseModel wanted = read("create table archive.thing (id bigint, label text)");
        this.laboratory.run("drop table archive.thing; create table item (id bigint, name text)");
        DatabaseModel before = this.laboratory.read();

        RevisionText revision = revision(wanted, "item=archive.thing", "item.name=item.label");

        assertThat(revision.upgrade()).isEqualTo("""
                -- Generated from the entities and the database: please review.

                alter table item set schema archive;

                alter table archive.item rename to thing;

                alter table archive.thing rename column name to label;""");
        assertThat(revision.downgrade()).isEqualTo("""
                alter table archive.thing rename column label to name;

                alter table archive.thing rename to item;

                alter table archive.item set schema public;""");
        assertGoesThereAndBack(before, wanted, revision);
    }

    /** The schema of the search path has to be written: a plain name is one in the same schema. */
    @Test
    void backIntoTheSchemaOfTheSearchPath() {
        DatabaseModel wanted = read("create table thing (id bigint, label text, note text)");
        this.laboratory.run("drop table thing; create table archive.item (id bigint, name text, note text)");
        DatabaseModel before = this.laboratory.read();

        Comparison unsaid = this.laboratory.compare(wanted, Laboratory.settings());
        assertThat(unsaid.of(Difference.Kind.KEPT))
                .flatExtracting(Difference::remarks)
                .containsExactly("Did it move to another schema? Then generate this revision again with --rename"
                        + " archive.item=public.thing");

        RevisionText revision = revision(wanted, "archive.item=public.thing", "archive.item.name=archive.item.label");

        assertThat(revision.upgrade()).contains("alter table archive.item set schema public;");
        assertGoesThereAndBack(before, wanted, revision);
    }

    @Test
    void whereAnotherTableHasTheOldName() {
        DatabaseModel wanted = read("create table archive.thing (id bigint); create table archive.item (id uuid)");
        this.laboratory.run("drop table archive.thing; create table item (id bigint)");
        DatabaseModel before = this.laboratory.read();

        RevisionText revision = revision(wanted, "item=archive.thing");

        assertThat(revision.upgrade()).isEqualTo("""
                -- Generated from the entities and the database: please review.

                alter table item rename to thing;

                alter table thing set schema archive;""");
        assertGoesThereAndBack(before, wanted, revision);
    }

    private RevisionText revision(DatabaseModel wanted, String... renames) {
        return Laboratory.sql(this.laboratory.compare(
                wanted,
                Laboratory.settings()
                        .withRenames(Stream.of(renames).map(Rename::parse).toList(), true)));
    }

    private void assertGoesThereAndBack(DatabaseModel before, DatabaseModel wanted, RevisionText revision) {
        this.laboratory.run(revision.upgrade());
        assertThat(this.laboratory.compare(wanted, Laboratory.settings()).nothingToDo())
                .isTrue();
        this.laboratory.run(revision.downgrade());
        assertThat(this.laboratory.read()).isEqualTo(before);
    }

    private DatabaseModel read(String sql) {
        this.laboratory.run(sql);
        return this.laboratory.read();
    }
}
