package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a server can not, or does not let us, do any more in the middle of a run: the revision is not to blame. */
@Tag("postgres")
class UnableServerTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>");
    }

    private static MigrationFailedException failure(Migrator migrator) {
        return catchThrowableOfType(MigrationFailedException.class, () -> migrator.upgrade("heads"));
    }

    private MigrationFailedException failure() {
        return failure(this.revisions.migrator(this.database.dataSource()));
    }

    @Test
    void noRoom() {
        this.revisions.add("bbb", "aaa", """
                set local work_mem = '64kB';
                set local temp_file_limit = '100kB';
                create table large as select repeat('x', 100) || n from generate_series(1, 10000) n order by 1 desc;""", "");

        MigrationFailedException failure = failure();

        assertThat(failure.problem())
                .containsPattern("temporary file size exceeds \"?temp_file_limit\"? \\(100kB\\) \\(SQLSTATE 53400\\)")
                .endsWith("The step was rolled back: nothing of it remains. Steps that ran before and stay: aaa; the"
                        + " database is at aaa.");
        assertThat(failure.action())
                .isEqualTo("The server has no room or no memory for it, or could not use its files; its log says more."
                        + " Give it what it needs. Then run it again: it goes on with this revision.");
        assertThat(this.catalog.history()).containsExactly("upgrade aaa SUCCESS", "upgrade bbb FAILED");
    }

    @Test
    void noMoreChanges() {
        this.revisions.add("bbb", "aaa", "set local transaction_read_only = on;\ncreate table t_bbb (id int);", "");

        assertThat(failure().action())
                .isEqualTo("The database takes no changes now, as after a failover, or when its disk is full"
                        + " (default_transaction_read_only): let it take them, or give migrations the address of the"
                        + " server that does. Then run it again: it goes on with this revision.");
        assertThat(this.catalog.heads()).containsExactly("aaa");
    }

    /** Where the connection goes too, nobody may say that the run changed nothing. */
    @Test
    void noMoreChangesAfterAFailover() {
        this.revisions.addTable("bbb", "aaa");
        Migrator migrator = this.revisions.migrator(this.database.dataSource()).with(event -> {
            if (event instanceof MigrationEvent.StepFinished) {
                this.catalog.execute(
                        "alter database " + this.database.name() + " set default_transaction_read_only = on");
                this.catalog.strings("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        });

        MigrationFailedException failure = failure(migrator);

        assertThat(failure.problem())
                .startsWith("The connection was lost during Upgrade to bbb (make bbb): ")
                .endsWith(" Whether the step is in the database is not known, as it could not be read again: The"
                        + " connection is read-only (default_transaction_read_only). Steps that ran before and stay:"
                        + " aaa.");
        assertThat(failure.action())
                .isEqualTo("Run it again when the server answers: it reads where the database is, and goes on from"
                        + " there.");
        assertThat(this.catalog.history()).containsExactly("upgrade aaa SUCCESS");
    }

    @Test
    void noRight() {
        String role = "weak_" + this.database.name();
        this.catalog.execute("create role " + role + " login password 's3cret'");
        this.catalog.execute("grant create on schema public to " + role);
        this.catalog.execute("create table of_others (id int)");
        this.revisions.write("bbb", "aaa", """
                -- migrate:up transaction:false
                create table t_bbb (id int);
                create index concurrently i on of_others (id);
                """);

        MigrationFailedException failure =
                failure(this.revisions.migrator(new DriverManagerDataSource(this.database.jdbcUrl(), role, "s3cret")));

        assertThat(failure.problem()).contains("statement 2 of 2: must be owner of table of_others (SQLSTATE 42501).");
        assertThat(failure.action())
                .isEqualTo("Give the user of the database the right to do that, or correct " + this.revisions.location()
                        + "/bbb_make_bbb.sql. Then run it again: it goes on with that statement.");
        this.catalog.execute("alter table of_others owner to " + role);
        assertThat(this.revisions
                        .migrator(this.database.dataSource())
                        .upgrade("heads")
                        .headsAfter())
                .containsExactly("bbb");
    }
}
