package dev.migrate.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.launch.LaunchedClassLoader;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;
import org.springframework.core.io.DefaultResourceLoader;

class ResourceScriptSourceTests {

    private static final String FOLDER = "scanned/revisions/";
    private static final String LOCATION = "classpath:scanned/revisions";
    private static final int REVISIONS = 20;

    @TempDir
    private Path directory;

    @Test
    void aJarIsOpenedAndListedOnceAndEachOfItsFilesReadOnce() throws IOException {
        Path jar = jar("with space+plus.jar", "", revisions());
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            CountingClassLoader counting = new CountingClassLoader(loader);
            assertThat(read(counting, LOCATION)).hasSize(REVISIONS);
            assertReadOnce(counting);
        }
    }

    @Test
    void soIsTheApplicationInAnExecutableJar() throws IOException {
        Handlers.register();
        Path jar = jar("app.jar", "BOOT-INF/classes/", revisions());
        URL classes = JarUrl.create(jar.toFile(), "BOOT-INF/classes/");
        try (URLClassLoader loader = new LaunchedClassLoader(true, new URL[] {classes}, null)) {
            CountingClassLoader counting = new CountingClassLoader(loader);
            List<Script> scripts = read(counting, LOCATION);
            assertThat(scripts).hasSize(REVISIONS);
            assertThat(scripts.get(0).location()).isEqualTo("scanned/revisions/r00_table.sql");
            assertReadOnce(counting);
        }
    }

    @Test
    void soIsALibraryInAnExecutableJar() throws IOException {
        Handlers.register();
        Map<String, byte[]> library = Map.of("BOOT-INF/lib/library.jar", Files.readAllBytes(jar("l", "", revisions())));
        Path jar = jar("app.jar", "", library);
        URL url = JarUrl.create(jar.toFile(), "BOOT-INF/lib/library.jar");
        try (URLClassLoader loader = new LaunchedClassLoader(true, new URL[] {url}, null)) {
            CountingClassLoader counting = new CountingClassLoader(loader);
            assertThat(read(counting, LOCATION)).hasSize(REVISIONS);
            assertReadOnce(counting);
        }
    }

    @Test
    void aFileOfAFolderIsReadOnce() throws IOException {
        Path folder = this.directory.resolve("classes with space");
        write(folder, revisions());
        URL root = folder.toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root}, null)) {
            assertReadOnce(new ResourceScriptSource(List.of(LOCATION), new DefaultResourceLoader(loader)));
        }
        assertReadOnce(
                new ResourceScriptSource(List.of("file:" + folder.resolve("scanned")), new DefaultResourceLoader()));
    }

    @Test
    void classesAndFilesBelowAreFoundAndHiddenOnesAreNot() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(Map.of(
                FOLDER + "a.sql",
                text(0),
                FOLDER + "2024/b.SQL",
                text(1),
                FOLDER + "2024/R_c_Table.class",
                new byte[0],
                FOLDER + "R_c_Table$Inner.class",
                new byte[0],
                FOLDER + "Other.class",
                new byte[0],
                FOLDER + "notes.txt",
                new byte[0],
                FOLDER + ".sql",
                text(2),
                FOLDER + ".git/d.sql",
                text(3),
                "scanned/revisions2/e.sql",
                text(4)));
        Path folder = this.directory.resolve("classes");
        write(folder, files);
        for (Path root : List.of(jar("some.jar", "", files), folder)) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
                assertThat(new ResourceScriptSource(List.of(LOCATION), new DefaultResourceLoader(loader)).resources())
                        .extracting(ScriptResource::location)
                        .containsExactly(
                                "scanned/revisions/2024/R_c_Table.java",
                                "scanned/revisions/a.sql",
                                "scanned/revisions/2024/b.SQL");
            }
        }
    }

    @Test
    void whatTwoLocationsHoldIsFoundOnce() throws IOException {
        Path folder = this.directory.resolve("classes");
        write(folder, revisions());
        Path jar = jar("some.jar", "", Map.of(FOLDER + "2024/x.sql", revision("x", "r00")));
        URL[] roots = {folder.toUri().toURL(), jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(roots, null)) {
            assertThat(read(
                            loader,
                            LOCATION,
                            "classpath*:/scanned/",
                            "classpath:scanned/revisions/2024",
                            "file:" + folder.resolve("scanned/revisions")))
                    .hasSize(REVISIONS + 1);
        }
    }

    @Test
    void twoFilesAtTheSamePathAreToldApartByTheirJars() throws IOException {
        Path one = jar("one.jar", "", Map.of(FOLDER + "x.sql", revision("x", "<base>")));
        Path two = jar("two.jar", "", Map.of(FOLDER + "x.sql", revision("x", "<base>")));
        URL[] roots = {one.toUri().toURL(), two.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(roots, null)) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> read(loader, LOCATION))
                    .withMessageContaining("\"x\" is used twice: in jar:" + roots[0] + "!/scanned/revisions/x.sql"
                            + " and in jar:" + roots[1] + "!/scanned/revisions/x.sql.");
        }
    }

    @Test
    void theFirstOfSeveralBadFilesIsTheErrorWhateverTheirOrderInTheJar() throws IOException {
        Map<String, byte[]> files = revisions();
        files.put(FOLDER + "r05_table.sql", "no header".getBytes(StandardCharsets.UTF_8));
        Path jar = jar("some.jar", "", files);
        breakEntry(jar, FOLDER + "r03_table.sql");
        breakEntry(jar, FOLDER + "r07_table.sql");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> read(loader, LOCATION))
                    .satisfies(ex -> assertThat(ex.problem())
                            .startsWith("scanned/revisions/r03_table.sql: The file cannot be read: "))
                    .satisfies(ex -> assertThat(ex.action()).isEqualTo("Check that it exists and may be read."));
        }
    }

    @Test
    void aMissingLocationIsRefused() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> read(getClass().getClassLoader(), "classpath:scanned/elsewhere"))
                .satisfies(ex -> assertThat(ex.problem())
                        .isEqualTo(
                                "The location of revisions \"classpath:scanned/elsewhere\" is not on the class path."))
                .satisfies(ex -> assertThat(ex.action())
                        .isEqualTo(
                                "Create the folder, such as src/main/resources/scanned/elsewhere with a first revision,"
                                        + " or correct migrate.locations."));
    }

    private static void assertReadOnce(CountingClassLoader loader) {
        assertThat(loader.opened()).isEqualTo(1);
        assertThat(loader.listed()).isEqualTo(1);
        assertThat(loader.closed()).isEqualTo(1);
        assertThat(loader.reads())
                .hasSize(REVISIONS)
                .allSatisfy((file, reads) -> assertThat(reads).as(file).isEqualTo(1));
    }

    private static void assertReadOnce(ResourceScriptSource source) {
        List<AtomicInteger> reads = new ArrayList<>();
        List<ScriptResource> resources = new ArrayList<>();
        for (ScriptResource resource : source.resources()) {
            ScriptResource.Sql sql = (ScriptResource.Sql) resource;
            AtomicInteger count = new AtomicInteger();
            reads.add(count);
            resources.add(new ScriptResource.Sql(sql.name(), sql.location(), () -> {
                count.incrementAndGet();
                return sql.content().read();
            }));
        }
        assertThat(ScriptSet.read(() -> resources).scripts()).hasSize(REVISIONS);
        assertThat(reads).allSatisfy(count -> assertThat(count).hasValue(1));
    }

    private static List<Script> read(ClassLoader loader, String... locations) {
        return List.copyOf(
                ScriptSet.read(new ResourceScriptSource(List.of(locations), new DefaultResourceLoader(loader)))
                        .scripts());
    }

    /** One line of revisions, the last ones first. */
    private static Map<String, byte[]> revisions() {
        Map<String, byte[]> files = new TreeMap<>(Comparator.reverseOrder());
        IntStream.range(0, REVISIONS).forEach(i -> files.put(FOLDER + id(i) + "_table.sql", text(i)));
        return files;
    }

    private static String id(int number) {
        return "r%02d".formatted(number);
    }

    private static byte[] text(int number) {
        return revision(id(number), number == 0 ? "<base>" : id(number - 1));
    }

    private static byte[] revision(String id, String revises) {
        return ("-- Revision ID: " + id + "\n-- Revises: " + revises + "\n-- migrate:up\ncreate table " + id + " ();\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private Path jar(String name, String prefix, Map<String, byte[]> files) throws IOException {
        Path path = this.directory.resolve(name);
        try (OutputStream file = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            List<String> folders = new ArrayList<>();
            for (String entry : files.keySet()) {
                String full = prefix + entry;
                for (int slash = full.indexOf('/'); slash >= 0; slash = full.indexOf('/', slash + 1)) {
                    String folder = full.substring(0, slash + 1);
                    if (!folders.contains(folder)) {
                        folders.add(folder);
                        zip.putNextEntry(new ZipEntry(folder));
                    }
                }
                put(zip, full, files.get(entry));
            }
        }
        return path;
    }

    /** Executable jars hold their libraries uncompressed. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (name.endsWith(".jar")) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
    }

    /** Overwrites the compressed bytes behind the name of an entry with some that cannot be unzipped. */
    private static void breakEntry(Path jar, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        int begin = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
        Arrays.fill(bytes, begin, begin + 8, (byte) 0xFF);
        Files.write(jar, bytes);
    }
}
