package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.MigrateException;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.PgBouncer;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PgBouncer between the application and the server, where its program is installed. */
@Tag("postgres")
class PoolerTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);
    private RevisionFolder revisions;
    private @Nullable PgBouncer pooler;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
        this.revisions.write("ccc", "bbb", """
                -- migrate:up transaction:false
                create index concurrently i on t_aaa (id);

                -- migrate:down transaction:false
                drop index concurrently i;
                """);
    }

    @AfterEach
    void stop() {
        PgBouncer running = this.pooler;
        if (running != null) {
            running.close();
        }
    }

    @Test
    void refusesAPoolerInTransactionMode(@TempDir Path folder) throws Exception {
        DriverManagerDataSource pooled = start("transaction", folder);

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> this.revisions.migrator(pooled).upgrade("heads"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The connection goes through a pooler that shares server connections between"
                                    + " clients (transaction mode), and the migration lock does not hold there. Nothing"
                                    + " was changed.");
                    assertThat(ex.action())
                            .isEqualTo("Give migrations a direct connection with DIRECT_DATABASE_URL or migrate.url.");
                });
        assertThat(this.catalog.strings("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();

        // Past the pooler, and a start behind it that has nothing to do.
        this.revisions.migrator(this.database.dataSource()).upgrade("heads");
        assertThat(this.revisions.migrator(pooled).upgrade("heads").isNothing()).isTrue();
        this.revisions.migrator(pooled).check("heads");
        assertThat(this.revisions.migrator(pooled).status().upToDate()).isTrue();
    }

    @Test
    void refusesAPoolerWhoseModeItCannotSee(@TempDir Path folder) throws Exception {
        try (HikariDataSource one = new HikariDataSource()) {
            one.setDataSource(start("session", folder));
            one.setMaximumPoolSize(1);
            one.setConnectionTimeout(250);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> this.revisions.migrator(one).upgrade("heads"))
                    .satisfies(ex -> {
                        assertThat(ex.problem())
                                .isEqualTo(
                                        "The connection goes through a pooler, and there is no second one to be had with"
                                                + " which to see whether it shares server connections between clients. Nothing was"
                                                + " changed.");
                        assertThat(ex.action())
                                .isEqualTo(
                                        "Give migrations a direct connection with DIRECT_DATABASE_URL or migrate.url; or"
                                                + " let the pool and the pooler give two connections to each instance that migrates"
                                                + " at the same time.");
                    });
        }
    }

    @Test
    void worksThroughAPoolerInSessionMode(@TempDir Path folder) throws Exception {
        DriverManagerDataSource pooled = start("session", folder);

        assertThat(this.revisions.migrator(pooled).upgrade("heads").steps()).hasSize(3);
        assertThat(this.revisions.migrator(pooled).downgrade("bbb").headsAfter())
                .containsExactly("bbb");
        assertThat(this.catalog.strings("select 'lock' from pg_locks where locktype = 'advisory' and database ="
                        + " (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    private DriverManagerDataSource start(String mode, Path folder) throws IOException {
        PgBouncer started = PgBouncer.start(this.database, mode, folder);
        this.pooler = started;
        return started.dataSource();
    }
}
