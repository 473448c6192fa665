package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.closed;
import static dev.migrate.postgres.DdlText.when;

import dev.migrate.MigrateException;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateDomain;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateExtension;
import dev.migrate.operation.CreateFunction;
import dev.migrate.operation.CreatePolicy;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTrigger;
import dev.migrate.operation.CreateView;
import dev.migrate.operation.Custom;
import dev.migrate.operation.DropFunction;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropPolicy;
import dev.migrate.operation.DropTrigger;
import dev.migrate.operation.Execute;
import dev.migrate.operation.Grant;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RefreshView;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameObject;
import dev.migrate.operation.Revoke;
import dev.migrate.operation.RunCode;
import dev.migrate.operation.SetRowSecurity;
import dev.migrate.schema.Policy;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import java.util.List;
import java.util.Locale;

/** Renders what is about no table: types, sequences, schemas, views, functions, privileges, and data. */
abstract class ObjectStatements implements OperationVisitor<List<String>> {

    @Override
    public List<String> visit(CreateSchema operation) {
        return List.of("create schema " + when(operation.ifNotExists(), "if not exists ")
                + Identifiers.quote(operation.name()));
    }

    @Override
    public List<String> visit(CreateExtension operation) {
        return List.of(ObjectDdl.create(operation));
    }

    @Override
    public List<String> visit(CreateEnum operation) {
        return List.of(TypeStatements.create(operation.definition()));
    }

    @Override
    public List<String> visit(AddEnumValue operation) {
        return List.of(TypeStatements.add(operation));
    }

    @Override
    public List<String> visit(RenameEnumValue operation) {
        return List.of("alter type " + Identifiers.quote(operation.type()) + " rename value "
                + Literals.text(operation.value()) + " to " + Literals.text(operation.newValue()));
    }

    @Override
    public List<String> visit(CreateDomain operation) {
        return List.of(TypeStatements.create(operation.definition()));
    }

    @Override
    public List<String> visit(CreateSequence operation) {
        Sequence sequence = operation.definition();
        QualifiedName table = sequence.ownerTable();
        String column = sequence.ownerColumn();
        String creation = TypeStatements.create(operation);
        return operation.continuing() && table != null && column != null
                ? List.of(creation, NumberingDdl.goOn(sequence.name(), table, column, sequence.options()))
                : List.of(creation);
    }

    @Override
    public List<String> visit(AlterSequence operation) {
        return List.of(
                "alter sequence " + Identifiers.quote(operation.name()) + " " + ColumnDdl.options(operation.options()));
    }

    @Override
    public List<String> visit(RenameObject operation) {
        return List.of("alter " + operation.kind().sql() + " " + Identifiers.quote(operation.name()) + " rename to "
                + Identifiers.quote(operation.newName()));
    }

    @Override
    public List<String> visit(DropObject operation) {
        return List.of("drop " + operation.kind().sql() + " " + when(operation.ifExists(), "if exists ")
                + Identifiers.quote(operation.name()) + when(operation.cascade(), " cascade"));
    }

    @Override
    public List<String> visit(CreateView operation) {
        return List.of(ObjectDdl.create(operation));
    }

    @Override
    public List<String> visit(RefreshView operation) {
        return List.of("refresh materialized view " + when(operation.concurrently(), "concurrently ")
                + Identifiers.quote(operation.name()));
    }

    @Override
    public List<String> visit(CreateFunction operation) {
        return List.of(ObjectDdl.create(operation));
    }

    @Override
    public List<String> visit(DropFunction operation) {
        return List.of(ObjectDdl.drop(operation));
    }

    @Override
    public List<String> visit(CreateTrigger operation) {
        return List.of(ObjectDdl.create(operation));
    }

    @Override
    public List<String> visit(DropTrigger operation) {
        return List.of("drop trigger " + when(operation.ifExists(), "if exists ") + Identifiers.quote(operation.name())
                + " on " + Identifiers.quote(operation.table()) + when(operation.cascade(), " cascade"));
    }

    @Override
    public List<String> visit(CreatePolicy operation) {
        Policy policy = operation.definition();
        return List.of("create policy " + Identifiers.quote(policy.name()) + " on " + Identifiers.quote(policy.table())
                + " " + closed(policy.definition()));
    }

    @Override
    public List<String> visit(DropPolicy operation) {
        return List.of("drop policy " + when(operation.ifExists(), "if exists ") + Identifiers.quote(operation.name())
                + " on " + Identifiers.quote(operation.table()));
    }

    @Override
    public List<String> visit(SetRowSecurity operation) {
        return List.of(TableDdl.alter(
                operation.table(),
                operation.mode().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " row level security"));
    }

    @Override
    public List<String> visit(Grant operation) {
        return List.of(ObjectDdl.grant(operation));
    }

    @Override
    public List<String> visit(Revoke operation) {
        return List.of(ObjectDdl.revoke(operation));
    }

    @Override
    public List<String> visit(BulkInsert operation) {
        return InsertDdl.render(operation);
    }

    @Override
    public List<String> visit(Custom operation) {
        return operation.parts().stream()
                .flatMap(part -> part.accept(this).stream())
                .toList();
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
}
