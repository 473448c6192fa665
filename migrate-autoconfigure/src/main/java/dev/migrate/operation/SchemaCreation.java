package dev.migrate.operation;

/** Refines {@link CreateSchema}. */
public final class SchemaCreation extends Refinement<CreateSchema> {

    SchemaCreation(Recorder recorder, CreateSchema operation) {
        super(recorder, operation);
    }

    /** Does nothing where the schema exists. */
    public SchemaCreation ifNotExists() {
        replace(new CreateSchema(operation().name(), true));
        return this;
    }
}
