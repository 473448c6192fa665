package dev.migrate.postgres;

import static dev.migrate.postgres.SqlText.when;

import dev.migrate.MigrateException;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnNullability;
import dev.migrate.operation.AlterColumnType;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Execute;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.RunCode;
import dev.migrate.operation.SetComment;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.QualifiedName;
import java.util.List;

/** Turns operations into the SQL of PostgreSQL 14 to 18. It holds no state and touches no database. */
public final class DdlRenderer {

    /**
     * Returns the statements of an operation in order, without semicolons at their ends. Names are quoted where
     * PostgreSQL needs it and values become literals; only what the vocabulary calls trusted SQL is copied.
     *
     * @throws MigrateException if a name or value cannot be written, or the operation is {@link RunCode}, which has no
     *     SQL
     */
    public List<String> render(Operation operation) {
        return operation.accept(new Statements());
    }

    private static final class Statements implements OperationVisitor<List<String>> {

        @Override
        public List<String> visit(CreateTable operation) {
            return TableDdl.create(operation);
        }

        @Override
        public List<String> visit(DropTable operation) {
            return List.of(TableDdl.drop(operation));
        }

        @Override
        public List<String> visit(RenameTable operation) {
            return alter(operation.table(), "rename to " + Identifiers.quote(operation.newName()));
        }

        @Override
        public List<String> visit(AddColumn operation) {
            String statement = TableDdl.alter(
                    operation.table(),
                    "add column " + when(operation.ifNotExists(), "if not exists ")
                            + ColumnDdl.render(operation.column()));
            String comment = operation.column().options().comment();
            return comment == null
                    ? List.of(statement)
                    : List.of(
                            statement,
                            TableDdl.comment(
                                    operation.table(), operation.column().name(), comment));
        }

        @Override
        public List<String> visit(DropColumn operation) {
            return alter(
                    operation.table(),
                    "drop column " + when(operation.ifExists(), "if exists ") + Identifiers.quote(operation.column())
                            + when(operation.cascade(), " cascade"));
        }

        @Override
        public List<String> visit(RenameColumn operation) {
            return alter(
                    operation.table(),
                    "rename column " + Identifiers.quote(operation.column()) + " to "
                            + Identifiers.quote(operation.newName()));
        }

        @Override
        public List<String> visit(AlterColumnType operation) {
            QualifiedName collation = operation.collation();
            return column(
                    operation.table(),
                    operation.column(),
                    "type " + TypeDdl.render(operation.type())
                            + (collation == null ? "" : " collate " + Identifiers.quote(collation))
                            + when(operation.using() != null, " using " + operation.using()));
        }

        @Override
        public List<String> visit(AlterColumnNullability operation) {
            return column(
                    operation.table(), operation.column(), operation.nullable() ? "drop not null" : "set not null");
        }

        @Override
        public List<String> visit(AlterColumnDefault operation) {
            ColumnDefault newDefault = operation.newDefault();
            return column(
                    operation.table(),
                    operation.column(),
                    newDefault == null ? "drop default" : "set default " + ColumnDdl.render(newDefault));
        }

        @Override
        public List<String> visit(SetComment operation) {
            return List.of(CommentDdl.render(operation));
        }

        @Override
        public List<String> visit(CreateIndex operation) {
            return List.of(IndexDdl.create(operation));
        }

        @Override
        public List<String> visit(DropIndex operation) {
            return List.of(IndexDdl.drop(operation));
        }

        @Override
        public List<String> visit(AddConstraint operation) {
            return alter(operation.table(), "add " + ConstraintDdl.render(operation.definition()));
        }

        @Override
        public List<String> visit(DropConstraint operation) {
            return alter(
                    operation.table(),
                    "drop constraint " + when(operation.ifExists(), "if exists ") + Identifiers.quote(operation.name())
                            + when(operation.cascade(), " cascade"));
        }

        @Override
        public List<String> visit(Execute operation) {
            return List.of(operation.sql());
        }

        @Override
        public List<String> visit(RunCode operation) {
            throw new MigrateException(
                    "op.run(...) is Java code and has no SQL text.",
                    "Run this revision online, or write the work with op.execute(...).");
        }

        private static List<String> alter(QualifiedName table, String change) {
            return List.of(TableDdl.alter(table, change));
        }

        private static List<String> column(QualifiedName table, String column, String change) {
            return alter(table, "alter column " + Identifiers.quote(column) + " " + change);
        }
    }
}
