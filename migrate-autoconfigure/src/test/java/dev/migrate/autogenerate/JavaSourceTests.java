package dev.migrate.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Custom;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.RunCode;
import dev.migrate.schema.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The law of the Java writer: source, compiled and run, records operations; they, written, are the same source again. The
 * formatter of the build leaves that source alone.
 */
class JavaSourceTests {

    private static final Path SOURCE = Path.of("src/test/java/dev/migrate/autogenerate/EveryOperation.java");

    @Test
    void writesWhatRecordsTheSameOperations() throws IOException {
        Operations op = new Operations();
        EveryOperation.record(op);

        RevisionText text = JavaSource.write(comparison(op.recorded()));

        String body = text.upgrade()
                .lines()
                .skip(2)
                .filter(line -> !line.isEmpty())
                .map(line -> "        " + line)
                .collect(Collectors.joining("\n"));
        String file = Files.readString(SOURCE);
        assertThat(file).contains(body);
        assertThat(text.imports()).allSatisfy(name -> assertThat(file).contains("import " + name + ";"));
    }

    @Test
    void everyOperationIsThere() {
        Operations op = new Operations();
        EveryOperation.record(op);

        Set<Class<?>> written = op.recorded().stream().map(Object::getClass).collect(Collectors.toSet());
        Set<Class<?>> all = new HashSet<>(Arrays.asList(Operation.class.getPermittedSubclasses()));
        all.removeAll(Set.of(Custom.class, RunCode.class));

        assertThat(written).isEqualTo(all);
    }

    private static Comparison comparison(List<Operation> operations) {
        SchemaObject object = SchemaObject.of(SchemaObject.Kind.TABLE, new QualifiedName(null, "users"));
        return new Comparison(
                Counterpart.DATABASE,
                List.of(new Difference(Difference.Kind.CHANGE, object, "is missing", operations, List.of())),
                List.of());
    }
}
