package dev.migrate.operation;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes a downgrade of an upgrade: the opposite of each operation, in reverse order. */
public final class Reversal {

    private Reversal() {}

    /**
     * Returns the operations that take the given ones back.
     *
     * @throws MigrateException if one of them cannot be reversed by itself; it names the operation and shows what to
     *     write
     */
    public static List<Operation> of(List<Operation> operations) {
        List<Operation> backwards = new ArrayList<>(operations);
        Collections.reverse(backwards);
        TableReverser reverser = new TableReverser();
        return backwards.stream()
                .flatMap(operation -> operation.accept(reverser).stream())
                .toList();
    }
}
