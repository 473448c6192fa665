package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a comparison as the two halves of an SQL revision. The statements themselves are made by room {@code postgres},
 * which this room does not know: it is given the renderer as a function.
 */
public final class SqlSource {

    private final SourceText text;

    /**
     * Creates a writer.
     *
     * @param renderer returns the statements of an operation, without semicolons at their ends
     */
    public SqlSource(Function<Operation, List<String>> renderer) {
        Function<Operation, List<String>> statements = operation -> renderer.apply(operation).stream()
                .map(statement -> statement + ";")
                .toList();
        this.text = new SourceText("--", statements, statements);
    }

    /** Writes. */
    public RevisionText write(Comparison comparison) {
        return new RevisionText(List.of(), this.text.upgrade(comparison), this.text.downgrade(comparison));
    }
}
