package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class ChecksumTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
    }

    private Migrator migrator() {
        return migrator(ChecksumPolicy.FAIL);
    }

    private Migrator migrator(ChecksumPolicy policy) {
        return new Migrator(
                this.database.dataSource(),
                this.revisions.scripts(),
                MigratorSettings.defaults("test").withOnChecksumMismatch(policy));
    }

    private void edit() {
        this.revisions.add("aaa", "<base>", "create table t_aaa (id bigint);", "drop table t_aaa;");
    }

    @Test
    void refusesAnEditedRevisionThoughThereIsNothingToDo() {
        migrator().upgrade("heads");
        edit();

        assertThatExceptionOfType(ChecksumMismatchException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("Revision aaa (" + this.revisions.location() + "/aaa_make_aaa.sql) was edited"
                                    + " after it had been applied: its statements are not those that ran. Nothing was"
                                    + " changed.");
                    assertThat(ex.action())
                            .isEqualTo("Put the old statements back and write the change as a new revision; or, if the"
                                    + " database has it already, accept it with the command repair."
                                    + " migrate.on-checksum-mismatch=warn goes on without.");
                    assertThat(ex.revisions()).containsExactly("aaa");
                });
        assertThatExceptionOfType(ChecksumMismatchException.class)
                .isThrownBy(() -> migrator().check("heads"));
        assertThat(migrator().status().history())
                .extracting(RevisionStatus::state)
                .containsExactly(RevisionState.APPLIED, RevisionState.EDITED);
    }

    @Test
    void refusesToGoOnBehindAnEditedRevision() {
        migrator().upgrade("heads");
        edit();
        this.revisions.addTable("ccc", "bbb");

        assertThatExceptionOfType(ChecksumMismatchException.class)
                .isThrownBy(() -> migrator().upgrade("heads"));
        assertThat(this.catalog.heads()).containsExactly("bbb");

        migrator(ChecksumPolicy.WARN).upgrade("heads");
        assertThat(this.catalog.heads()).containsExactly("ccc");
        assertThat(migrator(ChecksumPolicy.IGNORE).upgrade("heads").isNothing()).isTrue();
    }

    @Test
    void namesAllThatWereEdited() {
        migrator().upgrade("heads");
        edit();
        this.revisions.add("bbb", "aaa", "select 1;", "");

        assertThatExceptionOfType(ChecksumMismatchException.class)
                .isThrownBy(() -> migrator().upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem())
                        .startsWith("2 revisions were edited after they had been applied: aaa ("));
    }

    @Test
    void acceptsAnEditThatChangesNoStatement() {
        migrator().upgrade("heads");
        this.revisions.add(
                "aaa", "<base>", "-- the first\ncreate  table t_aaa\n    (id int);", "drop table if exists t_aaa;");

        assertThat(migrator().upgrade("heads").isNothing()).isTrue();
        assertThat(migrator().repairs()).isEmpty();
    }

    @Test
    void acceptsAnEditOfWhatIsNotApplied() {
        migrator().upgrade("heads");
        migrator().downgrade("base");
        edit();

        migrator().upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("bbb");
    }

    @Test
    void aDowngradeIsNotRefused() {
        migrator().upgrade("heads");
        edit();

        assertThat(migrator().downgrade("base").headsAfter()).isEmpty();
    }

    @Test
    void repairAcceptsAnEditAfterShowingIt() {
        migrator().upgrade("heads");
        RevisionStatus before = migrator().status().history().get(1);
        edit();

        assertThat(migrator().repairs()).singleElement().satisfies(repair -> {
            assertThat(repair.revision()).isEqualTo("aaa");
            assertThat(repair.message()).isEqualTo("make aaa");
            assertThat(repair.location()).endsWith("aaa_make_aaa.sql");
            assertThat(repair.kind()).isEqualTo(Repair.Kind.CHECKSUM);
            assertThat(repair.recorded()).isEqualTo(before.checksum());
            assertThat(repair.accepted()).hasSize(64).isNotEqualTo(before.checksum());
        });
        assertThat(this.catalog.history()).doesNotContain("repair aaa SUCCESS");

        assertThat(migrator().repair()).hasSize(1);

        assertThat(this.catalog.history()).endsWith("repair aaa SUCCESS");
        assertThat(migrator().upgrade("heads").isNothing()).isTrue();
        assertThat(migrator().repair()).isEmpty();
        RevisionStatus after = migrator().status().history().get(1);
        assertThat(after.state()).isEqualTo(RevisionState.APPLIED);
        assertThat(after.appliedAt()).isEqualTo(before.appliedAt());
        assertThat(after.checksum()).isNotEqualTo(before.checksum());
    }

    @Test
    void repairForgetsAFailedAttempt() {
        this.revisions.add("ccc", "bbb", "boom;", "");
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator().upgrade("heads"));

        assertThat(migrator().repair()).singleElement().satisfies(repair -> {
            assertThat(repair.revision()).isEqualTo("ccc");
            assertThat(repair.kind()).isEqualTo(Repair.Kind.ATTEMPT);
            assertThat(repair.recorded()).isEqualTo("FAILED");
            assertThat(repair.accepted()).isEqualTo("SETTLED");
        });

        assertThat(this.catalog.history()).endsWith("upgrade ccc FAILED", "repair ccc SETTLED");
        assertThat(migrator().status().history().get(0).state()).isEqualTo(RevisionState.PENDING);
        assertThat(migrator().repairs()).isEmpty();
    }
}
