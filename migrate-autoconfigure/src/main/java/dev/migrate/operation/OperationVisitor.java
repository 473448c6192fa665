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

    /** Visits {@link AddIdentity}. */
    R visit(AddIdentity operation);

    /** Visits {@link AlterIdentity}. */
    R visit(AlterIdentity operation);

    /** Visits {@link DropIdentity}. */
    R visit(DropIdentity operation);

    /** Visits {@link DropExpression}. */
    R visit(DropExpression operation);

    /** Visits {@link SetColumnAttribute}. */
    R visit(SetColumnAttribute operation);

    /** Visits {@link SetTableParameters}. */
    R visit(SetTableParameters operation);

    /** Visits {@link SetTableSchema}. */
    R visit(SetTableSchema operation);

    /** Visits {@link AttachPartition}. */
    R visit(AttachPartition operation);

    /** Visits {@link DetachPartition}. */
    R visit(DetachPartition operation);

    /** Visits {@link ValidateConstraint}. */
    R visit(ValidateConstraint operation);

    /** Visits {@link RenameConstraint}. */
    R visit(RenameConstraint operation);

    /** Visits {@link RenameObject}. */
    R visit(RenameObject operation);

    /** Visits {@link DropObject}. */
    R visit(DropObject operation);

    /** Visits {@link CreateSchema}. */
    R visit(CreateSchema operation);

    /** Visits {@link CreateExtension}. */
    R visit(CreateExtension operation);

    /** Visits {@link CreateEnum}. */
    R visit(CreateEnum operation);

    /** Visits {@link AddEnumValue}. */
    R visit(AddEnumValue operation);

    /** Visits {@link RenameEnumValue}. */
    R visit(RenameEnumValue operation);

    /** Visits {@link CreateDomain}. */
    R visit(CreateDomain operation);

    /** Visits {@link CreateSequence}. */
    R visit(CreateSequence operation);

    /** Visits {@link AlterSequence}. */
    R visit(AlterSequence operation);

    /** Visits {@link CreateView}. */
    R visit(CreateView operation);

    /** Visits {@link RefreshView}. */
    R visit(RefreshView operation);

    /** Visits {@link CreateFunction}. */
    R visit(CreateFunction operation);

    /** Visits {@link DropFunction}. */
    R visit(DropFunction operation);

    /** Visits {@link CreateTrigger}. */
    R visit(CreateTrigger operation);

    /** Visits {@link DropTrigger}. */
    R visit(DropTrigger operation);

    /** Visits {@link CreatePolicy}. */
    R visit(CreatePolicy operation);

    /** Visits {@link DropPolicy}. */
    R visit(DropPolicy operation);

    /** Visits {@link SetRowSecurity}. */
    R visit(SetRowSecurity operation);

    /** Visits {@link Grant}. */
    R visit(Grant operation);

    /** Visits {@link Revoke}. */
    R visit(Revoke operation);

    /** Visits {@link BulkInsert}. */
    R visit(BulkInsert operation);

    /** Visits {@link Custom}. */
    R visit(Custom operation);

    /** Visits {@link Execute}. */
    R visit(Execute operation);

    /** Visits {@link RunCode}. */
    R visit(RunCode operation);
}
