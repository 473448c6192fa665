package dev.migrate.operation;

import dev.migrate.schema.Function;

/** Refines {@link CreateFunction}. */
public final class FunctionCreation extends Refinement<CreateFunction> {

    FunctionCreation(Recorder recorder, CreateFunction operation) {
        super(recorder, operation);
    }

    /** Replaces a function of this name and these arguments. Without {@link #replacing} that cannot be reversed. */
    public FunctionCreation orReplace() {
        replace(new CreateFunction(operation().definition(), true, operation().was()));
        return this;
    }

    /** Replaces a function whose definition was this one, so that it can be reversed. The text is trusted SQL. */
    public FunctionCreation replacing(String definition) {
        Function function = operation().definition();
        Function was = new Function(function.name(), function.arguments(), definition, function.procedure());
        replace(new CreateFunction(function, true, was));
        return this;
    }
}
