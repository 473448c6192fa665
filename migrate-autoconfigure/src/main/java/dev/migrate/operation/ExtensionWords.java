package dev.migrate.operation;

/**
 * The words that say which extension is installed or was.
 *
 * @param <O> the operation that is refined
 * @param <S> the class that has the words
 */
abstract class ExtensionWords<O extends Operation, S> extends Refinement<O> {

    ExtensionWords(Recorder recorder, O operation) {
        super(recorder, operation);
    }

    abstract CreateExtension creation();

    abstract S change(CreateExtension creation);

    /** Chooses where its objects go. */
    public S schema(String schema) {
        CreateExtension was = creation();
        return change(new CreateExtension(was.name(), was.ifNotExists(), schema, was.version(), was.cascade()));
    }

    /** Chooses a version. */
    public S version(String version) {
        CreateExtension was = creation();
        return change(new CreateExtension(was.name(), was.ifNotExists(), was.schema(), version, was.cascade()));
    }
}
