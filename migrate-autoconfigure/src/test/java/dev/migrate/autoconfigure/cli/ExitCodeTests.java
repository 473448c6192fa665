package dev.migrate.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.Catalog;
import dev.migrate.testing.RevisionFolder;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases with which a command can do a part, or nothing but look: how it ends, and what it says. */
@Tag("postgres")
class ExitCodeTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private RevisionFolder revisions;

    @BeforeEach
    void makeRevisions(@TempDir Path folder) {
        this.revisions = new RevisionFolder(folder).addTable("aaa", "<base>").addTable("bbb", "aaa");
        this.properties.put("migrate.locations", this.revisions.location());
        connectTo(this.database.jdbcUrl());
    }

    private void connectTo(String url) {
        this.properties.put("spring.datasource.url", url);
        this.properties.put("spring.datasource.username", this.database.username());
        this.properties.put("spring.datasource.password", this.database.password());
    }

    private int run(String... command) {
        this.results.reset();
        this.messages.reset();
        return CommandRun.run(this.properties, this.results, this.messages, command);
    }

    private String messages() {
        return this.messages.toString(StandardCharsets.UTF_8);
    }

    /** An older pod that starts again in the middle of a rolling deployment. */
    @Test
    void databaseAheadOfTheApplication() {
        assertThat(run("upgrade", "heads")).isZero();
        this.revisions.remove("bbb");
        Catalog catalog = new Catalog(this.database);
        List<String> history = catalog.history();

        assertThat(run("upgrade", "heads")).isZero();
        assertThat(run("downgrade", "base")).isEqualTo(1);

        assertThat(messages()).isEqualTo("""
                        The database is ahead of this application: it holds bbb, whose scripts are not here. Nothing was changed.
                        Run this with the newer version of the application, which has those revisions.
                        """);
        assertThat(catalog.heads()).containsExactly("bbb");
        assertThat(catalog.history()).isEqualTo(history);
    }

    @Test
    void databaseInAnEncodingThatLacksACharacter() {
        String name = this.database.name() + "_latin";
        new Catalog(this.database)
                .execute("create database " + name
                        + " template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'");
        Database latin = new Database(
                this.database.host(), this.database.port(), name, this.database.username(), this.database.password());
        this.revisions.add("ccc", "bbb", "create table c as select '\u0142' as letter;", "");
        connectTo(latin.jdbcUrl());

        assertThat(run("upgrade", "heads")).isEqualTo(1);

        assertThat(messages())
                .contains("has no equivalent in encoding \"LATIN1\" (SQLSTATE 22P05)")
                .endsWith("The encoding of the database lacks a character of " + this.revisions.location()
                        + "/ccc_make_ccc.sql: write it otherwise, or move to a database in UTF8. Then run it again: it"
                        + " goes on with this revision.\n");
        assertThat(new Catalog(latin).heads()).containsExactly("bbb");
    }

    @Test
    void readOnlyReplica(@TempDir Path data) throws IOException {
        Path cluster = data.resolve("cluster");
        try (EmbeddedPostgres primary = server(cluster).start()) {
            this.revisions.migrator(primary.getPostgresDatabase()).upgrade("aaa");
        }
        Files.createFile(cluster.resolve("standby.signal"));
        try (EmbeddedPostgres replica = server(cluster).start()) {
            connectTo(replica.getJdbcUrl("postgres", "postgres"));

            assertThat(run("current")).isZero();
            assertThat(this.results.toString(StandardCharsets.UTF_8)).startsWith("aaa");
            assertThat(run("current", "--check-heads")).isEqualTo(3);
            assertThat(run("upgrade", "heads")).isEqualTo(1);

            assertThat(messages()).isEqualTo("""
                            The server is a read-only replica. Nothing was changed.
                            Give migrations the address of the primary server, with DIRECT_DATABASE_URL or migrate.url; where the URL names several hosts, add targetServerType=primary.
                            """);
            assertThat(new Catalog(replica.getPostgresDatabase()).heads()).containsExactly("aaa");
        }
    }

    private static EmbeddedPostgres.Builder server(Path cluster) {
        return EmbeddedPostgres.builder().setDataDirectory(cluster).setCleanDataDirectory(false);
    }
}
