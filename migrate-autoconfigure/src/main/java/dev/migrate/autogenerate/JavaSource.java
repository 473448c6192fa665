package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import java.util.List;

/**
 * Writes a comparison as the two methods of a Java revision, as a person would: the calls of
 * {@link dev.migrate.operation.Operations} with the words of {@link dev.migrate.schema.Definitions}. What they record is
 * equal to the operations, and palantir-java-format leaves them as they are.
 */
public final class JavaSource {

    /** How far the body of a method of a class is indented. */
    private static final int INDENT = 8;

    private JavaSource() {}

    /**
     * Writes.
     *
     * @throws dev.migrate.MigrateException if an operation has no text, such as {@code op.run(...)}
     */
    public static RevisionText write(Comparison comparison) {
        JavaWords words = new JavaWords();
        JavaCalls calls = new JavaCalls(words);
        // What stands in a comment needs no import.
        JavaCalls suggested = new JavaCalls(new JavaWords());
        SourceText text = new SourceText(
                "//",
                operation -> List.of(statement(operation, calls)),
                operation -> List.of(statement(operation, suggested)));
        String upgrade = text.upgrade(comparison);
        String downgrade = text.downgrade(comparison);
        return new RevisionText(words.imports(), upgrade, downgrade);
    }

    private static String statement(Operation operation, JavaCalls calls) {
        return JavaLayout.statement(operation.accept(calls), INDENT);
    }
}
