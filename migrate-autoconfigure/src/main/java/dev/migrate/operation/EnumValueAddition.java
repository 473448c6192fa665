package dev.migrate.operation;

/** Refines {@link AddEnumValue}. */
public final class EnumValueAddition extends Refinement<AddEnumValue> {

    EnumValueAddition(Recorder recorder, AddEnumValue operation) {
        super(recorder, operation);
    }

    /** Lets the value stand before another one. */
    public EnumValueAddition before(String neighbour) {
        AddEnumValue was = operation();
        replace(new AddEnumValue(was.type(), was.value(), neighbour, true, was.ifNotExists()));
        return this;
    }

    /** Lets the value stand after another one. */
    public EnumValueAddition after(String neighbour) {
        AddEnumValue was = operation();
        replace(new AddEnumValue(was.type(), was.value(), neighbour, false, was.ifNotExists()));
        return this;
    }

    /** Does nothing where the type has this value. */
    public EnumValueAddition ifNotExists() {
        AddEnumValue was = operation();
        replace(new AddEnumValue(was.type(), was.value(), was.neighbour(), was.before(), true));
        return this;
    }
}
