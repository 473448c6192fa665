package dev.migrate.script;

import dev.migrate.operation.Operations;

/**
 * A revision written in Java. The class is named {@code R_<id>_<Name>}, carries {@link Revision}, has a constructor
 * without parameters and may be package-private. It is no Spring bean: a new object is made each time its operations are
 * recorded. Nothing reaches the database while one of these methods runs; what they record is executed afterwards.
 */
public interface Migration {

    /**
     * Records what brings the database to this revision.
     *
     * @param op records the operations, never {@code null}
     */
    void upgrade(Operations op);

    /**
     * Records what takes the database back to before this revision. A class may leave this method out if every
     * operation of its upgrade can be reversed without further knowledge. An empty method is a legal downgrade that does
     * nothing.
     *
     * @param op records the operations, never {@code null}
     */
    default void downgrade(Operations op) {}
}
