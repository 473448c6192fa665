package dev.migrate.operation;

import static dev.migrate.operation.Irreversible.call;
import static dev.migrate.operation.Irreversible.cascading;
import static dev.migrate.operation.Irreversible.conditional;
import static dev.migrate.operation.Irreversible.refused;
import static dev.migrate.operation.Irreversible.unknown;

import dev.migrate.schema.Function;
import dev.migrate.schema.Policy;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Trigger;
import dev.migrate.schema.View;
import java.util.List;
import java.util.regex.Pattern;

/** Reverses what is about no table: types, sequences, schemas, views, functions, privileges, and data. */
abstract class ObjectReverser implements OperationVisitor<List<Operation>> {

    private static final Pattern DEFAULT_ARGUMENT = Pattern.compile("=|\\bdefault\\b", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN = 60;

    @Override
    public List<Operation> visit(RenameObject operation) {
        return List.of(new RenameObject(
                operation.kind(),
                operation.name().sibling(operation.newName()),
                operation.name().name()));
    }

    @Override
    public List<Operation> visit(DropObject operation) {
        String call = call(dropMethod(operation.kind()), operation.name());
        if (operation.cascade()) {
            throw cascading(call);
        }
        if (operation.was() == null) {
            throw unknown(call, "what it was", "its definition after the name, as it is created");
        }
        return List.of(operation.was());
    }

    @Override
    public List<Operation> visit(CreateSchema operation) {
        return dropped(
                ObjectKind.SCHEMA,
                new QualifiedName(null, operation.name()),
                operation,
                call("createSchema", operation.name()),
                operation.ifNotExists());
    }

    @Override
    public List<Operation> visit(CreateExtension operation) {
        return dropped(
                ObjectKind.EXTENSION,
                new QualifiedName(null, operation.name()),
                operation,
                call("createExtension", operation.name()),
                operation.ifNotExists());
    }

    @Override
    public List<Operation> visit(CreateEnum operation) {
        return dropped(ObjectKind.TYPE, operation.definition().name(), operation, "", false);
    }

    @Override
    public List<Operation> visit(AddEnumValue operation) {
        throw refused(
                call("addEnumValue", operation.type(), operation.value()),
                "PostgreSQL cannot drop a value of an enumerated type",
                "Make the type anew with op.renameType(...), op.createEnum(...) and op.alterColumn(...).type(..., \"...\")");
    }

    @Override
    public List<Operation> visit(RenameEnumValue operation) {
        return List.of(new RenameEnumValue(
                operation.type(), /* value= */ operation.newValue(), /* newValue= */ operation.value()));
    }

    @Override
    public List<Operation> visit(CreateDomain operation) {
        return dropped(ObjectKind.DOMAIN, operation.definition().name(), operation, "", false);
    }

    @Override
    public List<Operation> visit(CreateSequence operation) {
        QualifiedName name = operation.definition().name();
        return dropped(ObjectKind.SEQUENCE, name, operation, call("createSequence", name), operation.ifNotExists());
    }

    @Override
    public List<Operation> visit(AlterSequence operation) {
        if (operation.was() == null) {
            throw unknown(
                    call("alterSequence", operation.name()), "how the sequence counted", ".was(o -> ...) after it");
        }
        SequenceOptions before = SequenceOptionsBefore.of(operation.options(), operation.was(), null);
        return List.of(new AlterSequence(operation.name(), before, operation.options()));
    }

    @Override
    public List<Operation> visit(CreateView operation) {
        View view = operation.definition();
        if (operation.was() != null) {
            return List.of(new CreateView(/* definition= */ operation.was(), true, true, /* was= */ view));
        }
        if (operation.orReplace()) {
            throw unknown(
                    call("createView", view.name()) + ".orReplace()",
                    "what the query was",
                    ".replacing(\"select ...\") in place of .orReplace()");
        }
        ObjectKind kind = view.materialized() ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
        return dropped(kind, view.name(), operation, "", false);
    }

    @Override
    public List<Operation> visit(RefreshView operation) {
        // What the view held before has no name: there is nothing to take back.
        return List.of();
    }

    @Override
    public List<Operation> visit(CreateFunction operation) {
        Function function = operation.definition();
        if (operation.was() != null) {
            return List.of(new CreateFunction(/* definition= */ operation.was(), true, /* was= */ function));
        }
        String call = call("createFunction", function.name(), function.arguments());
        if (operation.orReplace()) {
            throw unknown(
                    call + ".orReplace()", "what the definition was", ".replacing(\"...\") in place of .orReplace()");
        }
        if (DEFAULT_ARGUMENT.matcher(function.arguments()).find()) {
            throw refused(
                    call,
                    "PostgreSQL drops a function by the types of its arguments, without defaults",
                    "Leave the defaults out");
        }
        return List.of(
                new DropFunction(function.name(), function.arguments(), function.procedure(), false, false, function));
    }

    @Override
    public List<Operation> visit(DropFunction operation) {
        String call =
                call(operation.procedure() ? "dropProcedure" : "dropFunction", operation.name(), operation.arguments());
        if (operation.cascade()) {
            throw cascading(call);
        }
        if (operation.was() == null) {
            throw unknown(call, "how it was defined", "its definition as a third argument");
        }
        return List.of(new CreateFunction(operation.was(), false, null));
    }

    @Override
    public List<Operation> visit(CreateTrigger operation) {
        Trigger trigger = operation.definition();
        if (operation.was() != null) {
            return List.of(new CreateTrigger(/* definition= */ operation.was(), true, /* was= */ trigger));
        }
        if (operation.orReplace()) {
            String call = call("createTrigger", trigger.name(), trigger.table()) + ".orReplace()";
            throw unknown(
                    call,
                    "what the trigger was",
                    ".replacing(\"before ...\", \"for each ...\") in place of .orReplace()");
        }
        return List.of(new DropTrigger(trigger.table(), trigger.name(), false, false, trigger));
    }

    @Override
    public List<Operation> visit(DropTrigger operation) {
        String call = call("dropTrigger", operation.name(), operation.table());
        if (operation.cascade()) {
            throw cascading(call);
        }
        if (operation.was() == null) {
            throw unknown(call, "what the trigger was", "its event and action as further arguments");
        }
        return List.of(new CreateTrigger(operation.was(), false, null));
    }

    @Override
    public List<Operation> visit(CreatePolicy operation) {
        Policy policy = operation.definition();
        return List.of(new DropPolicy(policy.table(), policy.name(), false, policy));
    }

    @Override
    public List<Operation> visit(DropPolicy operation) {
        if (operation.was() == null) {
            throw unknown(
                    call("dropPolicy", operation.name(), operation.table()),
                    "what the policy was",
                    "its definition as a third argument");
        }
        return List.of(new CreatePolicy(operation.was()));
    }

    @Override
    public List<Operation> visit(SetRowSecurity operation) {
        return List.of(new SetRowSecurity(
                operation.table(),
                switch (operation.mode()) {
                    case ENABLE -> RowSecurity.DISABLE;
                    case DISABLE -> RowSecurity.ENABLE;
                    case FORCE -> RowSecurity.NO_FORCE;
                    case NO_FORCE -> RowSecurity.FORCE;
                }));
    }

    @Override
    public List<Operation> visit(Grant operation) {
        return List.of(
                new Revoke(operation.privileges(), operation.kind(), operation.name(), operation.roles(), false));
    }

    @Override
    public List<Operation> visit(Revoke operation) {
        if (operation.cascade()) {
            throw cascading(call("revoke", operation.name()));
        }
        return List.of(new Grant(operation.privileges(), operation.kind(), operation.name(), operation.roles(), false));
    }

    @Override
    public List<Operation> visit(BulkInsert operation) {
        throw refused(
                call("bulkInsert", operation.table()),
                "nobody knows which rows are still the same",
                "Wrap it with op.apply(...) in an operation of your own whose reverse(...) deletes them");
    }

    @Override
    public List<Operation> visit(Custom operation) {
        Operations op = new Operations(operation.naming(), operation.schema());
        operation.definition().reverse(op);
        return op.recorded();
    }

    @Override
    public List<Operation> visit(Execute operation) {
        throw refused(
                "op.execute(\"" + beginning(operation.sql()) + "\")",
                "nobody knows the opposite of SQL",
                "Use an operation of its own if there is one");
    }

    @Override
    public List<Operation> visit(RunCode operation) {
        throw refused(
                "op.run(...)", "nobody knows the opposite of code", "Use an operation of its own if there is one");
    }

    private static List<Operation> dropped(
            ObjectKind kind, QualifiedName name, Operation was, String call, boolean conditional) {
        if (conditional) {
            throw conditional(call);
        }
        return List.of(new DropObject(kind, name, false, false, was));
    }

    /** Returns the method that drops such a thing: an enumerated type is the only type of its own. */
    private static String dropMethod(ObjectKind kind) {
        return switch (kind) {
            case TABLE -> "dropTable";
            case INDEX -> "dropIndex";
            case VIEW -> "dropView";
            case MATERIALIZED_VIEW -> "dropMaterializedView";
            case SEQUENCE -> "dropSequence";
            case TYPE -> "dropEnum";
            case DOMAIN -> "dropDomain";
            case SCHEMA -> "dropSchema";
            case EXTENSION -> "dropExtension";
        };
    }

    private static String beginning(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
