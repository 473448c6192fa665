package dev.migrate.operation;

/** Refines {@link CreateExtension}. */
public final class ExtensionCreation extends ExtensionWords<CreateExtension, ExtensionCreation> {

    ExtensionCreation(Recorder recorder, CreateExtension operation) {
        super(recorder, operation);
    }

    /** Does nothing where the extension is installed. */
    public ExtensionCreation ifNotExists() {
        CreateExtension was = operation();
        return change(new CreateExtension(was.name(), true, was.schema(), was.version(), was.cascade()));
    }

    /** Installs the extensions that it needs too. */
    public ExtensionCreation cascade() {
        CreateExtension was = operation();
        return change(new CreateExtension(was.name(), was.ifNotExists(), was.schema(), was.version(), true));
    }

    @Override
    CreateExtension creation() {
        return operation();
    }

    @Override
    ExtensionCreation change(CreateExtension creation) {
        replace(creation);
        return this;
    }
}
