package dev.migrate.operation;

import static dev.migrate.operation.Irreversible.call;
import static dev.migrate.operation.Irreversible.cascading;
import static dev.migrate.operation.Irreversible.conditional;
import static dev.migrate.operation.Irreversible.refused;
import static dev.migrate.operation.Irreversible.unknown;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reverses what is about tables, columns, indexes and constraints. */
final class TableReverser extends ObjectReverser {

    @Override
    public List<Operation> visit(CreateTable operation) {
        String call = call("createTable", operation.definition().name());
        if (operation.ifNotExists()) {
            throw conditional(call);
        }
        return List.of(new DropTable(operation.definition().name(), false, false, operation.definition()));
    }

    @Override
    public List<Operation> visit(DropTable operation) {
        String call = call("dropTable", operation.table());
        if (operation.cascade()) {
            throw cascading(call);
        }
        if (operation.was() == null) {
            String example = "op.dropTable(\"" + operation.table() + "\", column(...), ...)";
            throw unknown(call, "what the table was made of", example);
        }
        return List.of(new CreateTable(operation.was(), false));
    }

    @Override
    public List<Operation> visit(RenameTable operation) {
        return List.of(new RenameTable(
                operation.table().sibling(operation.newName()),
                operation.table().name()));
    }

    @Override
    public List<Operation> visit(SetTableParameters operation) {
        Map<String, String> was = operation.was();
        if (was == null) {
            throw unknown(
                    call("setTableParameters", operation.table()),
                    "what the values were",
                    "op.setTableParameters(table, parameters, was)");
        }
        Map<String, String> before = new TreeMap<>(operation.parameters());
        before.replaceAll((name, value) -> was.getOrDefault(name, ""));
        return List.of(new SetTableParameters(operation.table(), before, operation.parameters()));
    }

    @Override
    public List<Operation> visit(SetTableSchema operation) {
        String schema = operation.table().schema();
        if (schema == null) {
            throw unknown(
                    call("setTableSchema", operation.table(), operation.newSchema()),
                    "which schema the table was in",
                    "op.inSchema(\"...\").setTableSchema(...)");
        }
        return List.of(new SetTableSchema(
                new QualifiedName(operation.newSchema(), operation.table().name()), schema));
    }

    @Override
    public List<Operation> visit(AttachPartition operation) {
        return List.of(new DetachPartition(operation.table(), operation.partition(), false, operation.bound()));
    }

    @Override
    public List<Operation> visit(DetachPartition operation) {
        if (operation.was() == null) {
            String call = call("detachPartition", operation.table(), operation.partition());
            throw unknown(call, "which part it was", call + ".was(\"for values ...\")");
        }
        return List.of(new AttachPartition(operation.table(), operation.partition(), operation.was()));
    }

    @Override
    public List<Operation> visit(AddColumn operation) {
        String call = call("addColumn", operation.table(), operation.column().name());
        if (operation.ifNotExists()) {
            throw conditional(call);
        }
        return List.of(new DropColumn(operation.table(), operation.column().name(), false, false, operation.column()));
    }

    @Override
    public List<Operation> visit(DropColumn operation) {
        String call = call("dropColumn", operation.table(), operation.column());
        if (operation.cascade()) {
            throw cascading(call);
        }
        if (operation.was() == null) {
            String example =
                    "op.dropColumn(\"" + operation.table() + "\", column(\"" + operation.column() + "\", ...))";
            throw unknown(call, "what the column was", example);
        }
        Column was = operation.was();
        List<Operation> back = new ArrayList<>();
        back.add(new AddColumn(operation.table(), was.withConstraints(List.of()), false));
        was.constraints().forEach(constraint -> back.add(new AddConstraint(operation.table(), constraint)));
        return List.copyOf(back);
    }

    @Override
    public List<Operation> visit(RenameColumn operation) {
        return List.of(new RenameColumn(
                operation.table(), /* column= */ operation.newName(), /* newName= */ operation.column()));
    }

    @Override
    public List<Operation> visit(AlterColumnType operation) {
        String call = call("alterColumn", operation.table(), operation.column()) + ".type(...)";
        if (operation.using() != null) {
            throw refused(call, "nobody knows the opposite of its expression", "Leave the expression out");
        }
        Column was = before(operation.was(), call, operation.column());
        return List.of(new AlterColumnType(
                operation.table(),
                operation.column(),
                was.type(),
                was.options().collation(),
                null,
                new Column(
                        was.name(),
                        operation.type(),
                        was.nullable(),
                        was.defaultValue(),
                        null,
                        null,
                        new ColumnOptions(null, operation.collation(), null),
                        List.of())));
    }

    @Override
    public List<Operation> visit(AlterColumnNullability operation) {
        return List.of(new AlterColumnNullability(operation.table(), operation.column(), !operation.nullable()));
    }

    @Override
    public List<Operation> visit(AlterColumnDefault operation) {
        String words = operation.newDefault() == null ? ".dropDefault()" : ".defaultValue(...)";
        String call = call("alterColumn", operation.table(), operation.column()) + words;
        Column was = before(operation.was(), call, operation.column());
        return List.of(new AlterColumnDefault(operation.table(), operation.column(), was.defaultValue(), null));
    }

    @Override
    public List<Operation> visit(AddIdentity operation) {
        return List.of(new DropIdentity(operation.table(), operation.column(), false, null));
    }

    @Override
    public List<Operation> visit(AlterIdentity operation) {
        String call = call("alterColumn", operation.table(), operation.column()) + ".changeIdentity(...)";
        Identity was = identity(operation.was(), call, operation.column());
        DataType type = Objects.requireNonNull(operation.was()).type();
        SequenceOptions options = SequenceOptionsBefore.of(operation.identity().options(), was.options(), type);
        return List.of(
                new AlterIdentity(operation.table(), operation.column(), new Identity(was.always(), options), null));
    }

    @Override
    public List<Operation> visit(DropIdentity operation) {
        String call = call("alterColumn", operation.table(), operation.column()) + ".dropIdentity()";
        return List.of(new AddIdentity(
                operation.table(), operation.column(), identity(operation.was(), call, operation.column())));
    }

    @Override
    public List<Operation> visit(DropExpression operation) {
        throw refused(
                call("alterColumn", operation.table(), operation.column()) + ".dropExpression()",
                "PostgreSQL cannot make a plain column a generated one",
                "Drop the column and add it again");
    }

    @Override
    public List<Operation> visit(SetColumnAttribute operation) {
        if (operation.was() == null) {
            String call = call("alterColumn", operation.table(), operation.column()) + ".attribute("
                    + operation.attribute() + ", \"" + operation.value() + "\")";
            throw unknown(call, "what the value was", "the old value as a third argument");
        }
        return List.of(new SetColumnAttribute(
                operation.table(),
                operation.column(),
                operation.attribute(),
                /* value= */ operation.was(),
                /* was= */ operation.value()));
    }

    @Override
    public List<Operation> visit(SetComment operation) {
        PreviousComment was = operation.was();
        if (was == null) {
            throw unknown(
                    "The comment on " + operation.target().describe(),
                    "what the comment was",
                    ".was(\"...\") after it, or .wasNone()");
        }
        return List.of(new SetComment(operation.target(), was.text(), new PreviousComment(operation.text())));
    }

    @Override
    public List<Operation> visit(CreateIndex operation) {
        String call = call(
                "createIndex",
                operation.definition().name(),
                operation.definition().table());
        if (operation.ifNotExists()) {
            throw conditional(call);
        }
        return List.of(new DropIndex(
                operation.definition().qualifiedName(),
                operation.concurrently(),
                false,
                false,
                operation.definition()));
    }

    @Override
    public List<Operation> visit(DropIndex operation) {
        String call = call("dropIndex", operation.name());
        if (operation.cascade()) {
            throw cascading(call);
        }
        if (operation.was() == null) {
            String example = "op.dropIndex(\"" + operation.name() + "\", \"table\", \"column\", ...)";
            throw unknown(call, "what the index was", example);
        }
        return List.of(new CreateIndex(operation.was(), operation.concurrently(), false));
    }

    @Override
    public List<Operation> visit(AddConstraint operation) {
        Constraint constraint = operation.definition();
        String name = Objects.requireNonNull(constraint.name(), "name");
        if (constraint.accept(new TakesIndex())) {
            throw refused(
                    "The constraint \"" + name + "\" on \"" + operation.table() + "\"",
                    "it takes an index that exists, which would be dropped with it",
                    "Build the constraint without .usingIndex(...)");
        }
        return List.of(new DropConstraint(operation.table(), name, false, false, constraint));
    }

    @Override
    public List<Operation> visit(DropConstraint operation) {
        String call = call("dropConstraint", operation.name(), operation.table());
        if (operation.cascade()) {
            throw cascading(call);
        }
        if (operation.was() == null) {
            String example =
                    "op.dropConstraint(\"" + operation.table() + "\", unique(...).named(\"" + operation.name() + "\"))";
            throw unknown(call, "what the constraint was", example);
        }
        return List.of(new AddConstraint(operation.table(), operation.was()));
    }

    @Override
    public List<Operation> visit(ValidateConstraint operation) {
        // A constraint stays valid: there is nothing to take back.
        return List.of();
    }

    @Override
    public List<Operation> visit(RenameConstraint operation) {
        return List.of(new RenameConstraint(
                operation.table(), /* name= */ operation.newName(), /* newName= */ operation.name()));
    }

    private static Column before(@Nullable Column was, String call, String column) {
        if (was == null) {
            throw unknown(call, "what the column was", ".was(column(\"" + column + "\", ...)) after it");
        }
        return was;
    }

    private static Identity identity(@Nullable Column was, String call, String column) {
        Identity identity = was == null ? null : was.identity();
        if (identity == null) {
            String example = ".was(column(\"" + column + "\", ...).identityAlways()) after it";
            throw unknown(call, "how the column was numbered", example);
        }
        return identity;
    }
}
