package dev.migrate.operation;

import dev.migrate.schema.QualifiedName;

/** Refines {@link DropObject} for an extension: which one comes back when the drop is reversed. */
public final class ExtensionDrop extends ExtensionWords<DropObject, ExtensionDrop> {

    private CreateExtension creation;

    ExtensionDrop(Recorder recorder, CreateExtension creation) {
        super(
                recorder,
                new DropObject(ObjectKind.EXTENSION, new QualifiedName(null, creation.name()), false, false, creation));
        this.creation = creation;
    }

    /** Does nothing where it does not exist. */
    public ExtensionDrop ifExists() {
        replace(operation().withIfExists());
        return this;
    }

    /** Drops what depends on it too. */
    public ExtensionDrop cascade() {
        replace(operation().withCascade());
        return this;
    }

    @Override
    CreateExtension creation() {
        return this.creation;
    }

    @Override
    ExtensionDrop change(CreateExtension changed) {
        this.creation = changed;
        replace(operation().withWas(changed));
        return this;
    }
}
