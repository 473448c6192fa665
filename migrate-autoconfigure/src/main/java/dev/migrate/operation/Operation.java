package dev.migrate.operation;

/** One change of a database, as data. */
public sealed interface Operation
        permits CreateTable,
                DropTable,
                RenameTable,
                AddColumn,
                DropColumn,
                RenameColumn,
                AlterColumnType,
                AlterColumnNullability,
                AlterColumnDefault,
                SetComment,
                CreateIndex,
                DropIndex,
                AddConstraint,
                DropConstraint,
                Execute,
                RunCode {

    /** Calls the method of the visitor that fits this operation. */
    <R> R accept(OperationVisitor<R> visitor);
}
