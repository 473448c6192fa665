package dev.migrate.benchmark;

import dev.migrate.autoconfigure.ResourceScriptSource;
import dev.migrate.script.ScriptSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.core.io.DefaultResourceLoader;

/** Reading all revisions from an executable jar, with a new class loader each time, beside unzipping the same files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScanBenchmark {

    /** How many revisions there are. */
    @Param({"1000", "5000"})
    public int revisions;

    private ExecutableJar jar = ExecutableJar.with(0);

    /** Writes the jar. */
    @Setup
    public void write() {
        this.jar = ExecutableJar.with(this.revisions);
    }

    /** Finds, reads and judges the headers of all revisions, and builds the graph. */
    @Benchmark
    public int migrate() throws IOException {
        try (URLClassLoader loader = this.jar.classLoader()) {
            return read(loader).scripts().size();
        }
    }

    static ScriptSet read(ClassLoader loader) {
        return ScriptSet.read(
                new ResourceScriptSource(List.of("classpath:db/revisions"), new DefaultResourceLoader(loader)));
    }

    /** The limit: one pass over the jar, each file read once, nothing understood. */
    @Benchmark
    public int limit() throws IOException {
        try (ZipFile zip = new ZipFile(this.jar.path().toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().endsWith(".sql"))
                    .mapToInt(entry -> length(zip, entry))
                    .sum();
        }
    }

    private static int length(ZipFile zip, ZipEntry entry) {
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readAllBytes().length;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
