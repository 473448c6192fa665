package dev.migrate.autogenerate;

import static dev.migrate.autogenerate.JavaWords.text;
import static dev.migrate.autogenerate.JavaWords.texts;

import dev.migrate.MigrateException;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateFunction;
import dev.migrate.operation.CreatePolicy;
import dev.migrate.operation.CreateTrigger;
import dev.migrate.operation.CreateView;
import dev.migrate.operation.Custom;
import dev.migrate.operation.DropFunction;
import dev.migrate.operation.DropPolicy;
import dev.migrate.operation.DropTrigger;
import dev.migrate.operation.Execute;
import dev.migrate.operation.Grant;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RefreshView;
import dev.migrate.operation.Revoke;
import dev.migrate.operation.RunCode;
import dev.migrate.operation.SetRowSecurity;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Function;
import dev.migrate.schema.Literal;
import dev.migrate.schema.Policy;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Trigger;
import dev.migrate.schema.View;
import java.util.ArrayList;
import java.util.List;

/** Writes the calls of {@code Operations} about views, code, rights and rows. */
abstract class JavaObjectCalls extends JavaTypeCalls {

    JavaObjectCalls(JavaWords words) {
        super(words);
    }

    @Override
    public Code visit(CreateView operation) {
        View view = operation.definition();
        View was = operation.was();
        boolean sayable = was == null
                || (operation.orReplace()
                        && was.equals(new View(
                                view.name(), view.columns(), was.query(), view.materialized(), view.withData())));
        if (!sayable || operation.orRecreate()) {
            return verbatim(operation);
        }
        String method = view.materialized() ? "createMaterializedView" : "createView";
        Code.Chain call = op(view.name(), method, text(view.name().name()), text(view.query()));
        call = view.columns().isEmpty() ? call : call.then("columns", texts(view.columns()));
        call = when(!view.withData(), call, "withNoData");
        return was != null ? call.then("replacing", text(was.query())) : when(operation.orReplace(), call, "orReplace");
    }

    @Override
    public Code visit(RefreshView operation) {
        QualifiedName name = operation.name();
        String method = operation.concurrently() ? "refreshMaterializedViewConcurrently" : "refreshMaterializedView";
        return op(name, method, text(name.name()));
    }

    @Override
    public Code visit(CreateFunction operation) {
        Function function = operation.definition();
        Function was = operation.was();
        boolean sayable = was == null
                || (operation.orReplace()
                        && was.equals(new Function(
                                function.name(), function.arguments(), was.definition(), function.procedure())));
        if (!sayable) {
            return verbatim(operation);
        }
        Code.Chain call = op(
                function.name(),
                function.procedure() ? "createProcedure" : "createFunction",
                text(function.name().name()),
                text(function.arguments()),
                text(function.definition()));
        return was != null
                ? call.then("replacing", text(was.definition()))
                : when(operation.orReplace(), call, "orReplace");
    }

    @Override
    public Code visit(DropFunction operation) {
        QualifiedName name = operation.name();
        Function was = operation.was();
        boolean sayable = was == null
                || was.equals(new Function(name, operation.arguments(), was.definition(), operation.procedure()));
        if (!sayable) {
            return verbatim(operation);
        }
        List<Code> arguments = new ArrayList<>(List.of(text(name.name()), text(operation.arguments())));
        if (was != null) {
            arguments.add(text(was.definition()));
        }
        Code.Chain call = op(name, operation.procedure() ? "dropProcedure" : "dropFunction", arguments);
        return when(operation.cascade(), when(operation.ifExists(), call, "ifExists"), "cascade");
    }

    @Override
    public Code visit(CreateTrigger operation) {
        Trigger trigger = operation.definition();
        Trigger was = operation.was();
        boolean sayable = was == null
                || (operation.orReplace()
                        && was.equals(new Trigger(trigger.name(), trigger.table(), was.event(), was.action())));
        if (!sayable) {
            return verbatim(operation);
        }
        Code.Chain call = op(trigger.table(), "createTrigger", parts(trigger));
        return was != null
                ? call.then("replacing", text(was.event()), text(was.action()))
                : when(operation.orReplace(), call, "orReplace");
    }

    @Override
    public Code visit(DropTrigger operation) {
        QualifiedName table = operation.table();
        Trigger was = operation.was();
        if (was != null && !(was.name().equals(operation.name()) && was.table().equals(table))) {
            return verbatim(operation);
        }
        Code.Chain call = was == null
                ? op(table, "dropTrigger", text(operation.name()), text(table.name()))
                : op(table, "dropTrigger", parts(was));
        return when(operation.cascade(), when(operation.ifExists(), call, "ifExists"), "cascade");
    }

    private static List<Code> parts(Trigger trigger) {
        return texts(List.of(trigger.name(), trigger.table().name(), trigger.event(), trigger.action()));
    }

    @Override
    public Code visit(CreatePolicy operation) {
        Policy policy = operation.definition();
        return op(
                policy.table(),
                "createPolicy",
                texts(List.of(policy.name(), policy.table().name(), policy.definition())));
    }

    @Override
    public Code visit(DropPolicy operation) {
        QualifiedName table = operation.table();
        Policy was = operation.was();
        if (operation.ifExists()
                || (was != null && !was.equals(new Policy(operation.name(), table, was.definition())))) {
            return verbatim(operation);
        }
        return was == null
                ? op(table, "dropPolicy", text(operation.name()), text(table.name()))
                : op(table, "dropPolicy", text(operation.name()), text(table.name()), text(was.definition()));
    }

    @Override
    public Code visit(SetRowSecurity operation) {
        QualifiedName table = operation.table();
        return op(table, "rowSecurity", text(table.name()), words().constant(operation.mode()));
    }

    @Override
    public Code visit(Grant operation) {
        return operation.roles().size() != 1 || operation.grantOption()
                ? verbatim(operation)
                : privileges(
                        "grant",
                        operation.roles().get(0),
                        operation.kind(),
                        operation.name(),
                        operation.privileges(),
                        operation);
    }

    @Override
    public Code visit(Revoke operation) {
        return operation.roles().size() != 1 || operation.cascade()
                ? verbatim(operation)
                : privileges(
                        "revoke",
                        operation.roles().get(0),
                        operation.kind(),
                        operation.name(),
                        operation.privileges(),
                        operation);
    }

    private Code privileges(
            String method,
            String role,
            ObjectKind kind,
            QualifiedName name,
            List<String> privileges,
            Operation operation) {
        if (kind == ObjectKind.SCHEMA && name.schema() != null) {
            return verbatim(operation);
        }
        List<Code> arguments = new ArrayList<>();
        arguments.add(text(role));
        if (kind != ObjectKind.TABLE) {
            arguments.add(words().constant(kind));
        }
        arguments.add(text(name.name()));
        arguments.addAll(texts(privileges));
        return op(name, method, arguments);
    }

    @Override
    public Code visit(BulkInsert operation) {
        QualifiedName table = operation.table();
        Code.Chain call = op(table, "bulkInsert", texts(table.name(), operation.columns()));
        for (List<ColumnDefault> row : operation.rows()) {
            call = call.then(
                    "row",
                    row.stream()
                            .map(value -> value instanceof Expression expression
                                    ? words().value(expression)
                                    : words().value(((Literal) value).value()))
                            .toList());
        }
        return call;
    }

    @Override
    public Code visit(Custom operation) {
        throw new MigrateException(
                "An operation of type " + operation.definition().getClass().getName()
                        + " cannot be written as Java: it is known by what it does only.",
                "Record the operations that it is made of, or write the revision by hand.");
    }

    @Override
    public Code visit(Execute operation) {
        return Code.call("op.execute", text(operation.sql()));
    }

    @Override
    public Code visit(RunCode operation) {
        throw new MigrateException(
                "op.run(...) cannot be written: its code has no text.", "Write the revision by hand.");
    }
}
