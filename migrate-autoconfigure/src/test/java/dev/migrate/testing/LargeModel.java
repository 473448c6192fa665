package dev.migrate.testing;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** A model of any size whose tables are as those of entities mostly are. */
public final class LargeModel {

    private LargeModel() {}

    /**
     * Returns tables of ten columns with a primary key, a unique one, a foreign key, the check of an enum as string, two
     * indexes, and a sequence each.
     */
    public static DatabaseModel of(int tables) {
        List<Table> made = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        for (int number = 0; number < tables; number++) {
            QualifiedName name = name(number);
            made.add(table(number));
            indexes.add(new Index("ix_" + name.name() + "_state", name, List.of(key("state" + number % 7))));
            indexes.add(new Index(
                    "ix_" + name.name() + "_created",
                    name,
                    List.of(key("created_at").desc(), key("name"))));
            sequences.add(new Sequence(
                    name.sibling(name.name() + "_seq"), null, new SequenceOptions().increment(50), null, null));
        }
        return new DatabaseModel(List.of("public"), List.of(), List.of(), sequences, made, indexes);
    }

    /** Returns the statements that make a model. */
    public static List<String> statements(DatabaseModel model) {
        DdlRenderer renderer = new DdlRenderer();
        List<String> statements = new ArrayList<>();
        model.sequences().forEach(sequence -> statements.addAll(renderer.render(new CreateSequence(sequence, false))));
        List<AddConstraint> keys = new ArrayList<>();
        for (Table table : model.tables()) {
            List<Constraint> others = new ArrayList<>();
            for (Constraint constraint : table.constraints()) {
                if (constraint instanceof ForeignKey foreign) {
                    keys.add(new AddConstraint(table.name(), foreign));
                } else {
                    others.add(constraint);
                }
            }
            statements.addAll(renderer.render(new CreateTable(table.withConstraints(others), false)));
        }
        model.indexes().forEach(index -> statements.addAll(renderer.render(new CreateIndex(index, false, false))));
        keys.forEach(key -> statements.addAll(renderer.render(key)));
        return statements;
    }

    private static Table table(int number) {
        String name = name(number).name();
        String state = "state" + number % 7;
        return Table.of(
                name(number),
                List.of(
                        column("id", bigint()).notNull(),
                        column("version", integer()).notNull(),
                        column("created_at", timestamptz(6)).notNull(),
                        column("name", varchar(255)).notNull(),
                        column("code", varchar(40 + number % 5)).notNull(),
                        column(state, varchar(20)).notNull(),
                        column("amount", numeric(19, 2)),
                        column("active", bool()).notNull().defaultValue(true),
                        column("note", text()),
                        column("parent_id", bigint()),
                        primaryKey("id").named("pk_" + name),
                        unique("code").named("uq_" + name + "_code"),
                        check(state + " in ('NEW', 'DONE', 'OLD" + number + "')")
                                .named("ck_" + name + "_state"),
                        foreignKey("parent_id")
                                .references(name(Math.max(0, number - 1)), "id")
                                .named("fk_" + name + "_parent")));
    }

    private static QualifiedName name(int number) {
        return new QualifiedName("public", "entity_%03d".formatted(number));
    }
}
