package dev.migrate.operation;

/**
 * What a consumer of operations has to know: a new operation fails to compile until each consumer has its method.
 *
 * @param <R> what the consumer makes of an operation
 */
public interface OperationVisitor<R> {

    /** Visits {@link CreateTable}. */
    R visit(CreateTable operation);

    /** Visits {@link DropTable}. */
    R visit(DropTable operation);

    /** Visits {@link RenameTable}. */
    R visit(RenameTable operation);

    /** Visits {@link AddColumn}. */
    R visit(AddColumn operation);

    /** Visits {@link DropColumn}. */
    R visit(DropColumn operation);

    /** Visits {@link RenameColumn}. */
    R visit(RenameColumn operation);

    /** Visits {@link AlterColumnType}. */
    R visit(AlterColumnType operation);

    /** Visits {@link AlterColumnNullability}. */
    R visit(AlterColumnNullability operation);

    /** Visits {@link AlterColumnDefault}. */
    R visit(AlterColumnDefault operation);

    /** Visits {@link SetComment}. */
    R visit(SetComment operation);

    /** Visits {@link CreateIndex}. */
    R visit(CreateIndex operation);

    /** Visits {@link DropIndex}. */
    R visit(DropIndex operation);

    /** Visits {@link AddConstraint}. */
    R visit(AddConstraint operation);

    /** Visits {@link DropConstraint}. */
    R visit(DropConstraint operation);

    /** Visits {@link Execute}. */
    R visit(Execute operation);

    /** Visits {@link RunCode}. */
    R visit(RunCode operation);
}
