package dev.migrate.operation;

import dev.migrate.schema.DataType;
import dev.migrate.schema.Domain;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The recording methods for enumerated types, domains and sequences. */
abstract class TypeOperations extends ConstraintOperations {

    TypeOperations(Recorder recorder, @Nullable String schema) {
        super(recorder, schema);
    }

    /** Creates an enumerated type. */
    public void createEnum(String name, String... values) {
        recorder().add(new CreateEnum(new EnumType(qualified(name), List.of(values))));
    }

    /** Drops an enumerated type; it cannot be reversed. */
    public ObjectDrop dropEnum(String name) {
        return drop(ObjectKind.TYPE, name, null);
    }

    /** Drops an enumerated type and says which values it had, so that the drop can be reversed. */
    public ObjectDrop dropEnum(String name, String... values) {
        return drop(ObjectKind.TYPE, name, new CreateEnum(new EnumType(qualified(name), List.of(values))));
    }

    /** Adds a value to an enumerated type. It cannot be reversed, and the same transaction cannot use the value. */
    public EnumValueAddition addEnumValue(String type, String value) {
        return new EnumValueAddition(recorder(), new AddEnumValue(qualified(type), value, null, false, false));
    }

    /** Renames a value of an enumerated type. */
    public void renameEnumValue(String type, String value, String newValue) {
        recorder().add(new RenameEnumValue(qualified(type), value, newValue));
    }

    /** Renames an enumerated, composite or range type. */
    public void renameType(String name, String newName) {
        rename(ObjectKind.TYPE, name, newName);
    }

    /** Creates a domain. */
    public DomainCreation createDomain(String name, DataType type) {
        Domain domain = new Domain(qualified(name), type, true, null, null, List.of());
        return new DomainCreation(recorder(), new CreateDomain(domain));
    }

    /** Drops a domain; it cannot be reversed. */
    public ObjectDrop dropDomain(String name) {
        return drop(ObjectKind.DOMAIN, name, null);
    }

    /**
     * Drops a domain and says what it was made of, so that the drop can be reversed. Its rules follow:
     * {@code dropDomain("email", text()).notNull().check("has_at", "value like '%@%'")}.
     */
    public KnownDomainDrop dropDomain(String name, DataType type) {
        return new KnownDomainDrop(recorder(), new Domain(qualified(name), type, true, null, null, List.of()));
    }

    /** Renames a domain. */
    public void renameDomain(String name, String newName) {
        rename(ObjectKind.DOMAIN, name, newName);
    }

    /** Creates a sequence. */
    public SequenceCreation createSequence(String name) {
        return new SequenceCreation(recorder(), new CreateSequence(sequence(name, new SequenceOptions()), false));
    }

    /** Changes how a sequence counts: {@code alterSequence("s", o -> o.increment(10))}. */
    public SequenceAlteration alterSequence(String name, UnaryOperator<SequenceOptions> options) {
        SequenceOptions changed = options.apply(new SequenceOptions());
        return new SequenceAlteration(recorder(), new AlterSequence(qualified(name), changed, null));
    }

    /** Drops a sequence; it cannot be reversed. */
    public ObjectDrop dropSequence(String name) {
        return drop(ObjectKind.SEQUENCE, name, null);
    }

    /**
     * Drops a sequence and says how it counted, so that the drop can be reversed. It then goes on behind the values of the
     * column that {@code .ownedBy("table", "column")} names, or without one begins at its start again, as nobody knows how
     * far it had come.
     */
    public KnownSequenceDrop dropSequence(String name, UnaryOperator<SequenceOptions> was) {
        return new KnownSequenceDrop(recorder(), sequence(name, was.apply(new SequenceOptions())));
    }

    /** Renames a sequence. */
    public void renameSequence(String name, String newName) {
        rename(ObjectKind.SEQUENCE, name, newName);
    }

    final void rename(ObjectKind kind, String name, String newName) {
        recorder().add(new RenameObject(kind, qualified(name), newName));
    }

    final ObjectDrop drop(ObjectKind kind, String name, @Nullable Operation was) {
        return drop(kind, qualified(name), was);
    }

    final ObjectDrop drop(ObjectKind kind, QualifiedName name, @Nullable Operation was) {
        return new ObjectDrop(recorder(), new DropObject(kind, name, false, false, was));
    }

    private Sequence sequence(String name, SequenceOptions options) {
        return new Sequence(qualified(name), null, options, null, null);
    }
}
