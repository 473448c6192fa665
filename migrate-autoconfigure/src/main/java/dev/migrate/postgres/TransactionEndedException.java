package dev.migrate.postgres;

import dev.migrate.MigrateException;

/** Code of a revision ended the transaction around it, so that nobody can undo what had been done by then. */
public final class TransactionEndedException extends MigrateException {

    private static final long serialVersionUID = 1L;

    TransactionEndedException() {
        super(
                "its code ended the transaction of the revision",
                "Take the COMMIT or ROLLBACK out of the code. Look what is left of the step and undo it by hand before you run"
                        + " it again; work that has to commit in between belongs into a half outside a transaction.");
    }
}
