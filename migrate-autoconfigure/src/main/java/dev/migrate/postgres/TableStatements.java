package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.closed;
import static dev.migrate.postgres.DdlText.when;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddIdentity;
import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnNullability;
import dev.migrate.operation.AlterColumnType;
import dev.migrate.operation.AlterIdentity;
import dev.migrate.operation.AttachPartition;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DetachPartition;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropExpression;
import dev.migrate.operation.DropIdentity;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameConstraint;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.SetColumnAttribute;
import dev.migrate.operation.SetComment;
import dev.migrate.operation.SetTableParameters;
import dev.migrate.operation.SetTableSchema;
import dev.migrate.operation.ValidateConstraint;
import dev.migrate.schema.Casts;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import java.util.List;

/** Renders what is about tables, columns, indexes and constraints. */
final class TableStatements extends ObjectStatements {

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
    public List<String> visit(SetTableParameters operation) {
        return TableDdl.parameters(operation);
    }

    @Override
    public List<String> visit(SetTableSchema operation) {
        return alter(operation.table(), "set schema " + Identifiers.quote(operation.newSchema()));
    }

    @Override
    public List<String> visit(AttachPartition operation) {
        return alter(
                operation.table(),
                "attach partition " + Identifiers.quote(operation.partition()) + " " + closed(operation.bound()));
    }

    @Override
    public List<String> visit(DetachPartition operation) {
        return alter(
                operation.table(),
                "detach partition " + Identifiers.quote(operation.partition())
                        + when(operation.concurrently(), " concurrently"));
    }

    @Override
    public List<String> visit(AddIdentity operation) {
        QualifiedName table = operation.table();
        Identity identity = operation.identity();
        return List.of(
                TableDdl.alter(
                        table,
                        "alter column " + Identifiers.quote(operation.column()) + " add " + ColumnDdl.render(identity)),
                NumberingDdl.goOn(table, operation.column(), identity.options()));
    }

    @Override
    public List<String> visit(AlterIdentity operation) {
        return column(operation.table(), operation.column(), ColumnDdl.change(operation.identity()));
    }

    @Override
    public List<String> visit(DropIdentity operation) {
        return column(
                operation.table(), operation.column(), "drop identity" + when(operation.ifExists(), " if exists"));
    }

    @Override
    public List<String> visit(DropExpression operation) {
        return column(
                operation.table(), operation.column(), "drop expression" + when(operation.ifExists(), " if exists"));
    }

    @Override
    public List<String> visit(SetColumnAttribute operation) {
        return column(
                operation.table(), operation.column(), ColumnDdl.attribute(operation.attribute(), operation.value()));
    }

    @Override
    public List<String> visit(ValidateConstraint operation) {
        return alter(operation.table(), "validate constraint " + Identifiers.quote(operation.name()));
    }

    @Override
    public List<String> visit(RenameConstraint operation) {
        return alter(
                operation.table(),
                "rename constraint " + Identifiers.quote(operation.name()) + " to "
                        + Identifiers.quote(operation.newName()));
    }

    @Override
    public List<String> visit(AddColumn operation) {
        String statement = TableDdl.alter(
                operation.table(),
                "add column " + when(operation.ifNotExists(), "if not exists ") + ColumnDdl.render(operation.column()));
        String comment = operation.column().options().comment();
        return comment == null
                ? List.of(statement)
                : List.of(
                        statement,
                        TableDdl.comment(operation.table(), operation.column().name(), comment));
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
                "type " + TypeDdl.render(Casts.stored(operation.type()))
                        + (collation == null ? "" : " collate " + Identifiers.quote(collation))
                        + using(operation));
    }

    /** Writes the conversion that was given, or the cast that PostgreSQL wants to be told about the type that was. */
    private static String using(AlterColumnType operation) {
        String using = operation.using();
        if (using != null) {
            return " using " + closed(using);
        }
        Column was = operation.was();
        return was == null ? "" : ColumnDdl.cast(operation.column(), was.type(), operation.type());
    }

    @Override
    public List<String> visit(AlterColumnNullability operation) {
        return column(operation.table(), operation.column(), operation.nullable() ? "drop not null" : "set not null");
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

    private static List<String> alter(QualifiedName table, String change) {
        return List.of(TableDdl.alter(table, change));
    }

    private static List<String> column(QualifiedName table, String column, String change) {
        return alter(table, "alter column " + Identifiers.quote(column) + " " + change);
    }
}
