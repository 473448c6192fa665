package dev.migrate.operation;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list behind {@link Operations}: refinements replace what they have recorded at its place. */
final class Recorder {

    private final NamingConvention naming;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Object, String> unfinished = new LinkedHashMap<>();

    Recorder(NamingConvention naming) {
        this.naming = naming;
    }

    NamingConvention naming() {
        return this.naming;
    }

    int add(Operation operation) {
        this.operations.add(operation);
        return this.operations.size() - 1;
    }

    Operation get(int position) {
        return this.operations.get(position);
    }

    void replace(int position, Operation operation) {
        this.operations.set(position, operation);
    }

    /** Notes a call that means nothing until another one follows. */
    void begin(Object call, String description) {
        this.unfinished.put(call, description);
    }

    void finish(Object call) {
        this.unfinished.remove(call);
    }

    List<Operation> recorded() {
        if (!this.unfinished.isEmpty()) {
            String first = this.unfinished.values().iterator().next();
            throw new MigrateException(
                    first + " does not say what it refers to.", "Add .references(\"table\", \"column\") to that call.");
        }
        return List.copyOf(this.operations);
    }
}
