package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.closed;
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
import java.util.stream.Collectors;

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
        return operation.orRecreate() ? replaceOrRecreate(view) : create(view, operation.orReplace());
    }

    private static String create(View view, boolean orReplace) {
        return "create " + when(orReplace, "or replace ") + when(view.materialized(), "materialized ")
                + "view " + Identifiers.quote(view.name())
                + when(!view.columns().isEmpty(), " " + DdlText.parentheses(view.columns()))
                + " as " + closed(view.query())
                + when(!view.withData(), " with no data");
    }

    /**
     * Replaces a view where PostgreSQL can, as that keeps its privileges and what depends on it. It refuses to where the
     * view loses columns, or one of them gets another name or type (42P16).
     */
    private static String replaceOrRecreate(View view) {
        return block("begin\n    " + create(view, true)
                + ";\nexception when invalid_table_definition then\n    drop view " + Identifiers.quote(view.name())
                + ";\n    " + create(view, false) + ";\nend");
    }

    /** Writes an anonymous block, in dollar quotes that its text does not hold. */
    private static String block(String body) {
        String quote = "$view$";
        while (body.contains(quote)) {
            quote = quote.substring(0, quote.length() - 1) + "_$";
        }
        return "do " + quote + "\n" + body + "\n" + quote;
    }

    static String create(CreateFunction operation) {
        Function function = operation.definition();
        return "create " + when(operation.orReplace(), "or replace ") + kind(function.procedure())
                + Identifiers.quote(function.name()) + "(" + closed(function.arguments()) + ") "
                + closed(function.definition());
    }

    static String drop(DropFunction operation) {
        return "drop " + kind(operation.procedure()) + when(operation.ifExists(), "if exists ")
                + Identifiers.quote(operation.name()) + "(" + closed(operation.arguments()) + ")"
                + when(operation.cascade(), " cascade");
    }

    static String create(CreateTrigger operation) {
        Trigger trigger = operation.definition();
        return "create " + when(operation.orReplace(), "or replace ") + "trigger "
                + Identifiers.quote(trigger.name()) + " " + closed(trigger.event()) + " on "
                + Identifiers.quote(trigger.table()) + " " + closed(trigger.action());
    }

    static String grant(Grant operation) {
        return "grant " + privileges(operation.privileges())
                + on(operation.kind(), operation.name())
                + " to " + roles(operation.roles()) + when(operation.grantOption(), " with grant option");
    }

    static String revoke(Revoke operation) {
        return "revoke " + privileges(operation.privileges())
                + on(operation.kind(), operation.name())
                + " from " + roles(operation.roles()) + when(operation.cascade(), " cascade");
    }

    private static String privileges(List<String> privileges) {
        return privileges.stream().map(DdlText::closed).collect(Collectors.joining(", "));
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
