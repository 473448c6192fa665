package dev.migrate.autogenerate;

import static dev.migrate.autogenerate.JavaWords.text;
import static dev.migrate.autogenerate.JavaWords.texts;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AttachPartition;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DetachPartition;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.RenameConstraint;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.SetTableParameters;
import dev.migrate.operation.SetTableSchema;
import dev.migrate.operation.ValidateConstraint;
import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes each operation as the call that records it: what is recorded when the code runs is equal to the operation. */
final class JavaCalls extends JavaColumnCalls {

    JavaCalls(JavaWords words) {
        super(words);
    }

    @Override
    public Code visit(CreateTable operation) {
        Table table = operation.definition();
        TableOptions options = table.options();
        QualifiedName name = table.name();
        if (!isSayable(table) || !inheritanceIsSayable(name, options)) {
            return verbatim(operation);
        }
        List<Code> arguments = new ArrayList<>();
        arguments.add(text(name.name()));
        QualifiedName parent = options.partitionOf();
        if (parent != null) {
            arguments.add(text(parent.name()));
            arguments.add(text(Objects.requireNonNull(options.partitionBound())));
        }
        arguments.addAll(elements(table));
        Code.Chain call = op(name, parent == null ? "createTable" : "createPartition", arguments);
        call = table.comment() == null ? call : call.then("comment", text(table.comment()));
        call = when(options.persistence() == TableOptions.Persistence.UNLOGGED, call, "unlogged");
        call = when(options.persistence() == TableOptions.Persistence.TEMPORARY, call, "temporary");
        call = options.onCommit() == null ? call : call.then("onCommit", words().constant(options.onCommit()));
        call = options.inherits().isEmpty()
                ? call
                : call.then(
                        "inherits",
                        texts(options.inherits().stream()
                                .map(QualifiedName::name)
                                .toList()));
        call = options.partitionBy() == null ? call : call.then("partitionBy", text(options.partitionBy()));
        call = options.accessMethod() == null ? call : call.then("using", text(options.accessMethod()));
        for (Map.Entry<String, String> parameter : options.with().entrySet()) {
            call = call.then("with", text(parameter.getKey()), text(parameter.getValue()));
        }
        call = options.tablespace() == null ? call : call.then("tablespace", text(options.tablespace()));
        return when(operation.ifNotExists(), call, "ifNotExists");
    }

    /** Without a name a constraint would get one, and a plain name would be looked for in the schema of the table. */
    private static boolean isSayable(Table table) {
        return table.constraints().stream()
                .allMatch(constraint -> constraint.name() != null
                        && !(constraint instanceof ForeignKey key
                                && !JavaWords.reachable(
                                        key.referencedTable(), table.name().schema())));
    }

    private static boolean inheritanceIsSayable(QualifiedName name, TableOptions options) {
        QualifiedName parent = options.partitionOf();
        return options.inherits().stream().allMatch(other -> Objects.equals(other.schema(), name.schema()))
                && (parent == null
                        ? options.partitionBound() == null
                        : Objects.equals(parent.schema(), name.schema()) && options.partitionBound() != null);
    }

    private List<Code> elements(Table table) {
        List<Code> elements = new ArrayList<>();
        table.columns().forEach(column -> elements.add(words().column(column)));
        table.constraints()
                .forEach(constraint ->
                        elements.add(words().constraint(constraint, table.name().schema())));
        return elements;
    }

    @Override
    public Code visit(DropTable operation) {
        QualifiedName name = operation.table();
        Table was = operation.was();
        boolean sayable = was == null
                || (was.name().equals(name)
                        && was.comment() == null
                        && was.options().equals(new TableOptions())
                        && isSayable(was)
                        && !was.columns().isEmpty());
        if (!sayable) {
            return verbatim(operation);
        }
        List<Code> arguments = new ArrayList<>();
        arguments.add(text(name.name()));
        if (was != null) {
            arguments.addAll(elements(was));
        }
        return drop(op(name, "dropTable", arguments), operation.ifExists(), operation.cascade());
    }

    @Override
    public Code visit(RenameTable operation) {
        QualifiedName table = operation.table();
        return op(table, "renameTable", text(table.name()), text(operation.newName()));
    }

    @Override
    public Code visit(SetTableParameters operation) {
        QualifiedName table = operation.table();
        Code parameters = words().value(operation.parameters());
        return operation.was() == null
                ? op(table, "setTableParameters", text(table.name()), parameters)
                : op(table, "setTableParameters", text(table.name()), parameters, words().value(operation.was()));
    }

    @Override
    public Code visit(SetTableSchema operation) {
        QualifiedName table = operation.table();
        return op(table, "setTableSchema", text(table.name()), text(operation.newSchema()));
    }

    @Override
    public Code visit(AttachPartition operation) {
        QualifiedName table = operation.table();
        return Objects.equals(table.schema(), operation.partition().schema())
                ? op(
                        table,
                        "attachPartition",
                        text(table.name()),
                        text(operation.partition().name()),
                        text(operation.bound()))
                : verbatim(operation);
    }

    @Override
    public Code visit(DetachPartition operation) {
        QualifiedName table = operation.table();
        if (!Objects.equals(table.schema(), operation.partition().schema())) {
            return verbatim(operation);
        }
        Code.Chain call = op(
                table,
                "detachPartition",
                text(table.name()),
                text(operation.partition().name()));
        call = when(operation.concurrently(), call, "concurrently");
        return operation.was() == null ? call : call.then("was", text(operation.was()));
    }

    @Override
    public Code visit(ValidateConstraint operation) {
        QualifiedName table = operation.table();
        return op(table, "validateConstraint", text(operation.name()), text(table.name()));
    }

    @Override
    public Code visit(RenameConstraint operation) {
        QualifiedName table = operation.table();
        return op(table, "renameConstraint", text(operation.name()), text(table.name()), text(operation.newName()));
    }

    @Override
    public Code visit(CreateIndex operation) {
        Index index = operation.definition();
        Code.Chain call = op(index.table(), "createIndex", indexParts(index));
        call = refined(call, index);
        call = when(operation.concurrently(), call, "concurrently");
        return when(operation.ifNotExists(), call, "ifNotExists");
    }

    @Override
    public Code visit(DropIndex operation) {
        QualifiedName name = operation.name();
        Index was = operation.was();
        if (was != null && !was.qualifiedName().equals(name)) {
            return verbatim(operation);
        }
        Code.Chain call = was == null
                ? op(name, "dropIndex", text(name.name()))
                : refined(op(name, "dropIndex", indexParts(was)), was);
        return drop(when(operation.concurrently(), call, "concurrently"), operation.ifExists(), operation.cascade());
    }

    private List<Code> indexParts(Index index) {
        List<Code> parts = new ArrayList<>();
        parts.add(text(index.name()));
        parts.add(text(index.table().name()));
        parts.addAll(words().keys(index.keys()));
        return parts;
    }

    private static Code.Chain refined(Code.Chain chain, Index index) {
        Code.Chain call = when(index.unique(), chain, "unique");
        call = when(!index.nullsDistinct(), call, "nullsNotDistinct");
        call = index.method() == null ? call : call.then("using", text(index.method()));
        call = index.storage().include().isEmpty()
                ? call
                : call.then("include", texts(index.storage().include()));
        call = index.where() == null ? call : call.then("where", text(index.where()));
        for (Map.Entry<String, String> parameter : index.storage().with().entrySet()) {
            call = call.then("with", text(parameter.getKey()), text(parameter.getValue()));
        }
        return index.storage().tablespace() == null
                ? call
                : call.then("tablespace", text(index.storage().tablespace()));
    }

    @Override
    public Code visit(AddConstraint operation) {
        Constraint constraint = operation.definition();
        return constraint.name() == null
                ? verbatim(operation)
                : constraint.accept(new Additions(operation, constraint.name()));
    }

    @Override
    public Code visit(DropConstraint operation) {
        QualifiedName table = operation.table();
        Constraint was = operation.was();
        boolean sayable = was == null
                || (operation.name().equals(was.name())
                        && !(was instanceof ForeignKey key
                                && !JavaWords.reachable(key.referencedTable(), table.schema())));
        if (!sayable) {
            return verbatim(operation);
        }
        Code.Chain call = was == null
                ? op(table, "dropConstraint", text(operation.name()), text(table.name()))
                : op(table, "dropConstraint", text(table.name()), words().constraint(was, table.schema()));
        return drop(call, operation.ifExists(), operation.cascade());
    }

    /** Writes the addition of each kind of constraint. */
    private final class Additions implements Constraint.Visitor<Code> {

        private final AddConstraint operation;
        private final QualifiedName table;
        private final String name;

        Additions(AddConstraint operation, String name) {
            this.operation = operation;
            this.table = operation.table();
            this.name = name;
        }

        @Override
        public Code visit(PrimaryKey constraint) {
            return constraint.usingIndex() != null
                    ? general(constraint)
                    : JavaWords.storage(
                            JavaWords.checkTime(
                                    add("addPrimaryKey", texts(constraint.columns())), constraint.checkTime()),
                            constraint.storage());
        }

        @Override
        public Code visit(Unique constraint) {
            if (constraint.usingIndex() != null) {
                return general(constraint);
            }
            Code.Chain call = when(
                    !constraint.nullsDistinct(), add("addUnique", texts(constraint.columns())), "nullsNotDistinct");
            return JavaWords.storage(JavaWords.checkTime(call, constraint.checkTime()), constraint.storage());
        }

        @Override
        public Code visit(Check constraint) {
            Code.Chain call = add("addCheck", List.of(text(constraint.expression())));
            return when(!constraint.validated(), when(!constraint.inherited(), call, "noInherit"), "notValid");
        }

        @Override
        public Code visit(ForeignKey constraint) {
            if (!JavaWords.reachable(constraint.referencedTable(), this.table.schema())) {
                return verbatim(this.operation);
            }
            List<Code> reference = new ArrayList<>();
            reference.add(words().reference(constraint.referencedTable(), this.table.schema()));
            reference.addAll(texts(constraint.referencedColumns()));
            return JavaWords.actions(
                    words(),
                    add("addForeignKey", texts(constraint.columns())).then("references", reference),
                    constraint);
        }

        @Override
        public Code visit(Exclude constraint) {
            return general(constraint);
        }

        private Code general(Constraint constraint) {
            return op(
                    this.table,
                    "addConstraint",
                    text(this.table.name()),
                    words().constraint(constraint, this.table.schema()));
        }

        private Code.Chain add(String method, List<Code> further) {
            List<Code> arguments = new ArrayList<>();
            arguments.add(text(this.name));
            arguments.add(text(this.table.name()));
            arguments.addAll(further);
            return op(this.table, method, arguments);
        }
    }
}
