package dev.migrate.operation;

/** Refines {@link DropFunction}. */
public final class FunctionDrop extends Refinement<DropFunction> {

    FunctionDrop(Recorder recorder, DropFunction operation) {
        super(recorder, operation);
    }

    /** Does nothing where the function does not exist. */
    public FunctionDrop ifExists() {
        DropFunction drop = operation();
        replace(new DropFunction(drop.name(), drop.arguments(), drop.procedure(), true, drop.cascade(), drop.was()));
        return this;
    }

    /** Drops what depends on the function too, such as triggers. */
    public FunctionDrop cascade() {
        DropFunction drop = operation();
        replace(new DropFunction(drop.name(), drop.arguments(), drop.procedure(), drop.ifExists(), true, drop.was()));
        return this;
    }
}
