package dev.migrate.operation;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be reversed says so in one form: the operation, the reason, and what to write. */
class ReversalTests {

    record Refusal(Consumer<Operations> operations, String problem, String cure) {

        @Override
        public String toString() {
            return this.problem;
        }
    }

    static List<Refusal> refusals() {
        return List.of(
                refusal(
                        op -> op.createTable("t").ifNotExists(),
                        "op.createTable(\"t\").ifNotExists() cannot be reversed by itself: it may have been there before.",
                        "Take .ifNotExists() away"),
                refusal(
                        op -> op.dropTable("t"),
                        "op.dropTable(\"t\") cannot be reversed by itself: it does not say what the table was made of.",
                        "Write op.dropTable(\"t\", column(...), ...)"),
                refusal(
                        op -> op.dropTable("t", column("a", integer())).cascade(),
                        "op.dropTable(\"t\").cascade() cannot be reversed by itself: nobody knows what else it drops.",
                        "Drop what depends on it by operations of their own and take .cascade() away"),
                refusal(
                        op -> op.setTableParameters("t", Map.of("fillfactor", "70")),
                        "op.setTableParameters(\"t\") cannot be reversed by itself: it does not say what the values were.",
                        "Write op.setTableParameters(table, parameters, was)"),
                refusal(
                        op -> op.setTableSchema("t", "s"),
                        "op.setTableSchema(\"t\", \"s\") cannot be reversed by itself: it does not say which schema the table was in.",
                        "Write op.inSchema(\"...\").setTableSchema(...)"),
                refusal(
                        op -> op.detachPartition("t", "p"),
                        "op.detachPartition(\"t\", \"p\") cannot be reversed by itself: it does not say which part it was.",
                        "Write op.detachPartition(\"t\", \"p\").was(\"for values ...\")"),
                refusal(
                        op -> op.addColumn("t", column("a", integer())).ifNotExists(),
                        "op.addColumn(\"t\", \"a\").ifNotExists() cannot be reversed by itself: it may have been there before.",
                        "Take .ifNotExists() away"),
                refusal(
                        op -> op.dropColumn("t", "a"),
                        "op.dropColumn(\"t\", \"a\") cannot be reversed by itself: it does not say what the column was.",
                        "Write op.dropColumn(\"t\", column(\"a\", ...))"),
                refusal(
                        op -> op.dropColumn("t", column("a", integer())).cascade(),
                        "op.dropColumn(\"t\", \"a\").cascade() cannot be reversed by itself: nobody knows what else it drops.",
                        "Drop what depends on it by operations of their own and take .cascade() away"),
                refusal(
                        op -> op.alterColumn("t", "a").type(text()),
                        "op.alterColumn(\"t\", \"a\").type(...) cannot be reversed by itself: it does not say what the column was.",
                        "Write .was(column(\"a\", ...)) after it"),
                refusal(
                        op -> op.alterColumn("t", "a").type(text(), "a::text"),
                        "op.alterColumn(\"t\", \"a\").type(...) cannot be reversed by itself: nobody knows the opposite of its expression.",
                        "Leave the expression out"),
                refusal(
                        op -> op.alterColumn("t", "a").defaultValue(1),
                        "op.alterColumn(\"t\", \"a\").defaultValue(...) cannot be reversed by itself: it does not say what the column was.",
                        "Write .was(column(\"a\", ...)) after it"),
                refusal(
                        op -> op.alterColumn("t", "a").dropDefault(),
                        "op.alterColumn(\"t\", \"a\").dropDefault() cannot be reversed by itself: it does not say what the column was.",
                        "Write .was(column(\"a\", ...)) after it"),
                refusal(
                        op -> op.alterColumn("t", "a").changeIdentity(true, o -> o),
                        "op.alterColumn(\"t\", \"a\").changeIdentity(...) cannot be reversed by itself: it does not say how the column was numbered.",
                        "Write .was(column(\"a\", ...).identityAlways()) after it"),
                refusal(
                        op -> op.alterColumn("t", "a").dropIdentity(),
                        "op.alterColumn(\"t\", \"a\").dropIdentity() cannot be reversed by itself: it does not say how the column was numbered.",
                        "Write .was(column(\"a\", ...).identityAlways()) after it"),
                refusal(
                        op -> op.alterColumn("t", "a").dropExpression(),
                        "op.alterColumn(\"t\", \"a\").dropExpression() cannot be reversed by itself: PostgreSQL cannot make a plain column a generated one.",
                        "Drop the column and add it again"),
                refusal(
                        op -> op.alterColumn("t", "a").attribute(ColumnAttribute.STATISTICS, "9"),
                        "op.alterColumn(\"t\", \"a\").attribute(STATISTICS, \"9\") cannot be reversed by itself: it does not say what the value was.",
                        "Write the old value as a third argument"),
                refusal(
                        op -> op.alterColumn("t", "a").comment("c"),
                        "The comment on column \"a\" of \"t\" cannot be reversed by itself: it does not say what the comment was.",
                        "Write .was(\"...\") after it, or .wasNone()"),
                refusal(
                        op -> op.commentOnTable("t", "c"),
                        "The comment on table \"t\" cannot be reversed by itself: it does not say what the comment was.",
                        "Write .was(\"...\") after it, or .wasNone()"),
                refusal(
                        op -> op.createIndex("i", "t", "a").ifNotExists(),
                        "op.createIndex(\"i\", \"t\").ifNotExists() cannot be reversed by itself: it may have been there before.",
                        "Take .ifNotExists() away"),
                refusal(
                        op -> op.dropIndex("i"),
                        "op.dropIndex(\"i\") cannot be reversed by itself: it does not say what the index was.",
                        "Write op.dropIndex(\"i\", \"table\", \"column\", ...)"),
                refusal(
                        op -> op.dropIndex("i").cascade(),
                        "op.dropIndex(\"i\").cascade() cannot be reversed by itself: nobody knows what else it drops.",
                        "Drop what depends on it by operations of their own and take .cascade() away"),
                refusal(
                        op -> op.addConstraint("t", unique().usingIndex("i")),
                        "The constraint \"i\" on \"t\" cannot be reversed by itself: it takes an index that exists, which would be dropped with it.",
                        "Build the constraint without .usingIndex(...)"),
                refusal(
                        op -> op.dropConstraint("c", "t"),
                        "op.dropConstraint(\"c\", \"t\") cannot be reversed by itself: it does not say what the constraint was.",
                        "Write op.dropConstraint(\"t\", unique(...).named(\"c\"))"),
                refusal(
                        op -> op.dropConstraint("t", unique("a")).cascade(),
                        "op.dropConstraint(\"uq_t_a\", \"t\").cascade() cannot be reversed by itself: nobody knows what else it drops.",
                        "Drop what depends on it by operations of their own and take .cascade() away"),
                refusal(
                        op -> op.dropView("v"),
                        "op.dropView(\"v\") cannot be reversed by itself: it does not say what it was.",
                        "Write its definition after the name, as it is created"),
                refusal(
                        op -> op.dropView("v", "select 1").cascade(),
                        "op.dropView(\"v\").cascade() cannot be reversed by itself: nobody knows what else it drops.",
                        "Drop what depends on it by operations of their own and take .cascade() away"),
                refusal(
                        op -> op.createSchema("s").ifNotExists(),
                        "op.createSchema(\"s\").ifNotExists() cannot be reversed by itself: it may have been there before.",
                        "Take .ifNotExists() away"),
                refusal(
                        op -> op.createExtension("e").ifNotExists(),
                        "op.createExtension(\"e\").ifNotExists() cannot be reversed by itself: it may have been there before.",
                        "Take .ifNotExists() away"),
                refusal(
                        op -> op.addEnumValue("m", "v"),
                        "op.addEnumValue(\"m\", \"v\") cannot be reversed by itself: PostgreSQL cannot drop a value of an enumerated type.",
                        "Make the type anew with op.renameType(...), op.createEnum(...) and op.alterColumn(...).type(..., \"...\")"),
                refusal(
                        op -> op.createSequence("s").ifNotExists(),
                        "op.createSequence(\"s\").ifNotExists() cannot be reversed by itself: it may have been there before.",
                        "Take .ifNotExists() away"),
                refusal(
                        op -> op.alterSequence("s", o -> o.cache(2)),
                        "op.alterSequence(\"s\") cannot be reversed by itself: it does not say how the sequence counted.",
                        "Write .was(o -> ...) after it"),
                refusal(
                        op -> op.createView("v", "select 1").orReplace(),
                        "op.createView(\"v\").orReplace() cannot be reversed by itself: it does not say what the query was.",
                        "Write .replacing(\"select ...\") in place of .orReplace()"),
                refusal(
                        op -> op.createFunction("f", "", "x").orReplace(),
                        "op.createFunction(\"f\", \"\").orReplace() cannot be reversed by itself: it does not say what the definition was.",
                        "Write .replacing(\"...\") in place of .orReplace()"),
                refusal(
                        op -> op.createFunction("f", "a integer default 1", "x"),
                        "op.createFunction(\"f\", \"a integer default 1\") cannot be reversed by itself: PostgreSQL drops a function by the types of its arguments, without defaults.",
                        "Leave the defaults out"),
                refusal(
                        op -> op.dropFunction("f", ""),
                        "op.dropFunction(\"f\", \"\") cannot be reversed by itself: it does not say how it was defined.",
                        "Write its definition as a third argument"),
                refusal(
                        op -> op.dropFunction("f", "", "x").cascade(),
                        "op.dropFunction(\"f\", \"\").cascade() cannot be reversed by itself: nobody knows what else it drops.",
                        "Drop what depends on it by operations of their own and take .cascade() away"),
                refusal(
                        op -> op.createTrigger("tr", "t", "x", "y").orReplace(),
                        "op.createTrigger(\"tr\", \"t\").orReplace() cannot be reversed by itself: it does not say what the trigger was.",
                        "Write .replacing(\"before ...\", \"for each ...\") in place of .orReplace()"),
                refusal(
                        op -> op.dropTrigger("tr", "t"),
                        "op.dropTrigger(\"tr\", \"t\") cannot be reversed by itself: it does not say what the trigger was.",
                        "Write its event and action as further arguments"),
                refusal(
                        op -> op.dropPolicy("p", "t"),
                        "op.dropPolicy(\"p\", \"t\") cannot be reversed by itself: it does not say what the policy was.",
                        "Write its definition as a third argument"),
                refusal(
                        op -> op.revoke("r", "t", "select").cascade(),
                        "op.revoke(\"t\").cascade() cannot be reversed by itself: nobody knows what else it drops.",
                        "Drop what depends on it by operations of their own and take .cascade() away"),
                refusal(
                        op -> op.bulkInsert("t", "a").row(1),
                        "op.bulkInsert(\"t\") cannot be reversed by itself: nobody knows which rows are still the same.",
                        "Wrap it with op.apply(...) in an operation of your own whose reverse(...) deletes them"),
                refusal(
                        op -> op.execute("update t set a = 1 where b = 'a very long statement that goes on and on'"),
                        "op.execute(\"update t set a = 1 where b = 'a very long statement that goe...\") cannot be reversed by itself: nobody knows the opposite of SQL.",
                        "Use an operation of its own if there is one"),
                refusal(
                        op -> op.run(jdbc -> {}),
                        "op.run(...) cannot be reversed by itself: nobody knows the opposite of code.",
                        "Use an operation of its own if there is one"),
                refusal(
                        op -> op.apply(o -> o.execute("select 1")),
                        "op.execute(\"select 1\") cannot be reversed by itself: nobody knows the opposite of SQL.",
                        "Use an operation of its own if there is one"));
    }

    private static Refusal refusal(Consumer<Operations> operations, String problem, String cure) {
        return new Refusal(operations, problem, cure);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(Refusal refusal) {
        Operations op = new Operations();
        refusal.operations().accept(op);
        List<Operation> recorded = op.recorded();

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> Reversal.of(recorded))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo(refusal.problem());
                    assertThat(ex.action())
                            .isEqualTo(refusal.cure() + ", or write downgrade(Operations op) for this revision.");
                });
    }

    @Test
    void aMaterializedViewCannotBeReplaced() {
        ViewCreation creation = new Operations().createMaterializedView("v", "select 1");

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> creation.replacing("select 2"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo(
                                    "op.createMaterializedView(\"v\").replacing(...): PostgreSQL cannot replace a materialized view.");
                    assertThat(ex.action())
                            .isEqualTo("Write op.dropMaterializedView(\"v\", \"select ...\") before it instead.");
                });
    }
}
