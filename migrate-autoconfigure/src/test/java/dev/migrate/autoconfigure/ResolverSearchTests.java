package dev.migrate.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.script.ScriptResource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;

/** Where both searches can look they find the same, so that the resolver's may stand in where only it can. */
class ResolverSearchTests {

    private static final List<String> FILES = List.of(
            "db/revisions/a.sql",
            "db/revisions/2024/b.SQL",
            "db/revisions/2024/R_c_Table.class",
            "db/revisions/db/revisions/d+e f.sql",
            "db/revisions/R_c_Table$Inner.class",
            "db/revisions/Other.class",
            "db/revisions/notes.txt",
            "db/revisions/.sql",
            "db/revisions/.git/g.sql",
            "db/revisions2/h.sql");

    private Path classes = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void makeFiles(@TempDir Path directory) throws IOException {
        this.classes = directory.resolve("db/revisions/classes with space");
        this.jar = directory.resolve("some+more.jar");
        for (String file : FILES) {
            Path path = this.classes.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "text of " + file);
        }
        try (OutputStream output = Files.newOutputStream(this.jar);
                ZipOutputStream zip = new ZipOutputStream(output)) {
            for (String folder : List.of(
                    "db/", "db/revisions/", "db/revisions/2024/", "db/revisions/db/", "db/revisions/db/revisions/")) {
                zip.putNextEntry(new ZipEntry(folder));
            }
            for (String file : FILES) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(("text of " + file).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void findsWhatTheOtherSearchFinds() throws IOException {
        URL[] roots = {this.classes.toUri().toURL(), this.jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(roots, null)) {
            DefaultResourceLoader resources = new DefaultResourceLoader(loader);
            List<Found> found =
                    found(new ResolverSearch(resources).search(new ClassPathFolder("db/revisions", loader)));

            assertThat(found).isEqualTo(found(new ClassPathSearch(resources).search("db/revisions")));
            assertThat(found)
                    .extracting(Found::place)
                    .containsExactlyInAnyOrder(
                            "db/revisions/a.sql",
                            "db/revisions/2024/b.SQL",
                            "db/revisions/2024/R_c_Table.class",
                            "db/revisions/db/revisions/d+e f.sql",
                            "db/revisions/a.sql",
                            "db/revisions/2024/b.SQL",
                            "db/revisions/2024/R_c_Table.class",
                            "db/revisions/db/revisions/d+e f.sql");
            assertThat(found)
                    .filteredOn(it -> it.text() != null)
                    .hasSize(6)
                    .allSatisfy(it -> assertThat(it.text()).isEqualTo("text of " + it.place()));
        }
    }

    @Test
    void tellsWhetherThereIsTheFolder() throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {this.jar.toUri().toURL()}, null)) {
            ResolverSearch search = new ResolverSearch(new DefaultResourceLoader(loader));

            assertThat(search.exists("db/revisions")).isTrue();
            assertThat(search.exists("db/other")).isFalse();
            assertThat(search.search(new ClassPathFolder("db/other", loader))).isEmpty();
        }
    }

    private record Found(
            String address,
            String place,
            String identity,
            @org.jspecify.annotations.Nullable String text) {}

    private static List<Found> found(List<FoundScript> scripts) throws IOException {
        List<Found> found = new java.util.ArrayList<>();
        for (FoundScript script : scripts) {
            String text = script.resource() instanceof ScriptResource.Sql sql
                    ? new String(sql.content().read(), StandardCharsets.UTF_8)
                    : null;
            found.add(new Found(script.address(), script.place(), script.identity(), text));
        }
        found.sort(Comparator.comparing(Found::address));
        return found;
    }
}
