package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.when;

import dev.migrate.operation.CreateExtension;
import dev.migrate.operation.CreateFunction;
import dev.migrate.operation.CreateTrigger;
import dev.migrate.operation.CreateView;
import dev.migrate.operation.DropFunction;
import dev.migrate.operation.Grant;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Revoke;
import dev.migrate.schema.Function;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Trigger;
import dev.migrate.schema.View;
import java.util.List;

/** Writes statements about extensions, views, functions, triggers and privileges. */
final class ObjectDdl {

    private ObjectDdl() {}

    static String create(CreateExtension operation) {
        String schema = operation.schema();
        String version = operation.version();
        return "create extension " + when(operation.ifNotExists(), "if not exists ")
                + Identifiers.quote(operation.name())
                + (schema == null ? "" : " schema " + Identifiers.quote(schema))
                + (version == null ? "" : " version " + Literals.text(version))
                + when(operation.cascade(), " cascade");
    }

    static String create(CreateView operation) {
        View view = operation.definition();
        return "create " + when(operation.orReplace(), "or replace ") + when(view.materialized(), "materialized ")
                + "view " + Identifiers.quote(view.name())
                + when(!view.columns().isEmpty(), " " + DdlText.parentheses(view.columns()))
                + " as " + view.query()
                + when(!view.withData(), " with no data");
    }

    static String create(CreateFunction operation) {
        Function function = operation.definition();
        return "create " + when(operation.orReplace(), "or replace ") + kind(function.procedure())
                + Identifiers.quote(function.name()) + "(" + function.arguments() + ") " + function.definition();
    }

    static String drop(DropFunction operation) {
        return "drop " + kind(operation.procedure()) + when(operation.ifExists(), "if exists ")
                + Identifiers.quote(operation.name()) + "(" + operation.arguments() + ")"
                + when(operation.cascade(), " cascade");
    }

    static String create(CreateTrigger operation) {
        Trigger trigger = operation.definition();
        return "create " + when(operation.orReplace(), "or replace ") + "trigger "
                + Identifiers.quote(trigger.name()) + " " + trigger.event() + " on "
                + Identifiers.quote(trigger.table()) + " " + trigger.action();
    }

    static String grant(Grant operation) {
        return "grant " + String.join(", ", operation.privileges())
                + on(operation.kind(), operation.name())
                + " to " + roles(operation.roles()) + when(operation.grantOption(), " with grant option");
    }

    static String revoke(Revoke operation) {
        return "revoke " + String.join(", ", operation.privileges())
                + on(operation.kind(), operation.name())
                + " from " + roles(operation.roles()) + when(operation.cascade(), " cascade");
    }

    /** Views are tables to the grammar of grants. */
    private static String on(ObjectKind kind, QualifiedName name) {
        boolean relation = kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW;
        return " on " + (relation ? ObjectKind.TABLE : kind).sql() + " " + Identifiers.quote(name);
    }

    private static String roles(List<String> roles) {
        return Identifiers.list(roles);
    }

    private static String kind(boolean procedure) {
        return procedure ? "procedure " : "function ";
    }
}
