package dev.migrate.operation;

/**
 * What a recording method returns, so that further words can refine the operation: {@code .unique()},
 * {@code .concurrently()}. Each word replaces the recorded operation.
 *
 * @param <O> the operation
 */
public abstract class Refinement<O extends Operation> {

    private final Recorder recorder;
    private final int position;
    private O operation;

    Refinement(Recorder recorder, O operation) {
        this.recorder = recorder;
        this.operation = operation;
        this.position = recorder.add(operation);
    }

    final O operation() {
        return this.operation;
    }

    final void replace(O replacement) {
        this.operation = replacement;
        this.recorder.replace(this.position, replacement);
    }
}
