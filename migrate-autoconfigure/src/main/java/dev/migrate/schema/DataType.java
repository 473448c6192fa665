package dev.migrate.schema;

/** The type of a column. The factories are in {@link Definitions}. */
public sealed interface DataType permits BuiltInType, NamedType, ArrayType, RawType {

    /** Calls the method of the visitor that fits this kind of type. */
    <R> R accept(Visitor<R> visitor);

    /** Returns the type of arrays of this type: {@code text().array()} is {@code text[]}. */
    default DataType array() {
        return new ArrayType(this);
    }

    /**
     * What a consumer of types has to know.
     *
     * @param <R> what it makes of a type
     */
    interface Visitor<R> {

        /** Visits a type that PostgreSQL brings along. */
        R visit(BuiltInType type);

        /** Visits an enumerated type, a domain, a composite type or a type of an extension. */
        R visit(NamedType type);

        /** Visits an array type. */
        R visit(ArrayType type);

        /** Visits a type given as SQL. */
        R visit(RawType type);
    }
}
