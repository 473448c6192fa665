package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testing.RevisionFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hot standby, which is what is left of a server's files when they are started with a {@code standby.signal}. */
class ReplicaTests {

    @Test
    void startsWithAReplicaThatIsUpToDateAndRefusesToChangeIt(@TempDir Path folder, @TempDir Path data)
            throws IOException {
        RevisionFolder revisions = new RevisionFolder(folder).addTable("aaa", "<base>");
        Path cluster = data.resolve("cluster");
        try (EmbeddedPostgres primary = server(cluster).start()) {
            revisions.migrator(primary.getPostgresDatabase()).upgrade("heads");
        }
        Files.createFile(cluster.resolve("standby.signal"));
        try (EmbeddedPostgres replica = server(cluster).start()) {
            Migrator migrator = revisions.migrator(replica.getPostgresDatabase());
            assertThat(migrator.upgrade("heads").isNothing()).isTrue();
            assertThat(migrator.status().upToDate()).isTrue();

            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrator.downgrade("base"))
                    .satisfies(ex -> {
                        assertThat(ex.problem()).isEqualTo("The server is a read-only replica. Nothing was changed.");
                        assertThat(ex.action())
                                .isEqualTo("Give migrations the address of the primary server, with"
                                        + " DIRECT_DATABASE_URL or migrate.url; where the URL names several hosts, add"
                                        + " targetServerType=primary.");
                    });
        }
    }

    private static EmbeddedPostgres.Builder server(Path cluster) {
        return EmbeddedPostgres.builder().setDataDirectory(cluster).setCleanDataDirectory(false);
    }
}
