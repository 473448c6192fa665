package dev.migrate.operation;

/** Refines {@link CreateExtension}. */
public final class ExtensionCreation extends Refinement<CreateExtension> {

    ExtensionCreation(Recorder recorder, CreateExtension operation) {
        super(recorder, operation);
    }

    /** Does nothing where the extension is installed. */
    public ExtensionCreation ifNotExists() {
        CreateExtension was = operation();
        replace(new CreateExtension(was.name(), true, was.schema(), was.version(), was.cascade()));
        return this;
    }

    /** Chooses where its objects go. */
    public ExtensionCreation schema(String schema) {
        CreateExtension was = operation();
        replace(new CreateExtension(was.name(), was.ifNotExists(), schema, was.version(), was.cascade()));
        return this;
    }

    /** Chooses a version. */
    public ExtensionCreation version(String version) {
        CreateExtension was = operation();
        replace(new CreateExtension(was.name(), was.ifNotExists(), was.schema(), version, was.cascade()));
        return this;
    }

    /** Installs the extensions that it needs too. */
    public ExtensionCreation cascade() {
        CreateExtension was = operation();
        replace(new CreateExtension(was.name(), was.ifNotExists(), was.schema(), was.version(), true));
        return this;
    }
}
