package dev.migrate.operation;

/**
 * An operation of your own. It says what it does in the words that exist, SQL included, so it can wrap a built-in
 * operation or bring statements of its own; {@link Operations#apply} records it.
 */
public interface UserOperation {

    /** Records what the operation does. */
    void apply(Operations op);

    /**
     * Records what takes the operation back. Unless overridden, the parts that {@link #apply} has recorded are reversed
     * one by one.
     *
     * @throws dev.migrate.MigrateException if a part cannot be reversed by itself
     */
    default void reverse(Operations op) {
        Operations forward = op.another();
        apply(forward);
        Reversal.of(forward.recorded()).forEach(op::add);
    }
}
