package dev.migrate.postgres;

import static dev.migrate.postgres.DdlText.closed;
import static dev.migrate.postgres.DdlText.parentheses;
import static dev.migrate.postgres.DdlText.when;

import dev.migrate.schema.Check;
import dev.migrate.schema.CheckTime;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.MatchType;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Unique;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes constraints, with their names where they have one. */
final class ConstraintDdl implements Constraint.Visitor<String> {

    static String render(Constraint constraint) {
        String name = constraint.name();
        return when(name != null, "constraint " + (name == null ? "" : Identifiers.quote(name)) + " ")
                + constraint.accept(new ConstraintDdl());
    }

    @Override
    public String visit(PrimaryKey constraint) {
        return key("primary key", constraint.columns(), constraint.storage(), constraint.usingIndex())
                + time(constraint.checkTime());
    }

    @Override
    public String visit(Unique constraint) {
        String words = "unique" + when(!constraint.nullsDistinct(), " nulls not distinct");
        return key(words, constraint.columns(), constraint.storage(), constraint.usingIndex())
                + time(constraint.checkTime());
    }

    @Override
    public String visit(Check constraint) {
        return "check (" + closed(constraint.expression()) + ")"
                + when(!constraint.inherited(), " no inherit")
                + when(!constraint.validated(), " not valid");
    }

    @Override
    public String visit(ForeignKey constraint) {
        return "foreign key " + parentheses(constraint.columns()) + " references "
                + Identifiers.quote(constraint.referencedTable())
                + columns(constraint.referencedColumns())
                + when(constraint.match() == MatchType.FULL, " match full")
                + action(" on delete ", constraint.onDelete())
                + columns(constraint.onDeleteColumns())
                + action(" on update ", constraint.onUpdate())
                + time(constraint.checkTime())
                + when(!constraint.validated(), " not valid");
    }

    @Override
    public String visit(Exclude constraint) {
        String where = constraint.where();
        String elements = constraint.elements().stream()
                .map(element -> IndexDdl.key(element.key()) + " with " + closed(element.operator()))
                .collect(Collectors.joining(", ", " (", ")"));
        return "exclude using " + Identifiers.quote(constraint.method()) + elements + storage(constraint.storage())
                + (where == null ? "" : " where (" + closed(where) + ")")
                + time(constraint.checkTime());
    }

    private static String key(
            String words, Collection<String> columns, IndexStorage storage, @Nullable String usingIndex) {
        return usingIndex == null
                ? words + " " + parentheses(columns) + storage(storage)
                : words + " using index " + Identifiers.quote(usingIndex);
    }

    private static String storage(IndexStorage storage) {
        String tablespace = storage.tablespace();
        return when(!storage.include().isEmpty(), " include " + parentheses(storage.include()))
                + when(!storage.with().isEmpty(), " with " + DdlText.parameters(storage.with()))
                + (tablespace == null ? "" : " using index tablespace " + Identifiers.quote(tablespace));
    }

    private static String columns(Collection<String> columns) {
        return columns.isEmpty() ? "" : " " + parentheses(columns);
    }

    private static String action(String words, ReferentialAction action) {
        return when(
                action != ReferentialAction.NO_ACTION,
                words + action.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String time(CheckTime time) {
        return switch (time) {
            case NOT_DEFERRABLE -> "";
            case INITIALLY_IMMEDIATE -> " deferrable";
            case INITIALLY_DEFERRED -> " deferrable initially deferred";
        };
    }
}
