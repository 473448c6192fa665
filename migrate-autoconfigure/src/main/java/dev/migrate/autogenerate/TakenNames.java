package dev.migrate.autogenerate;

import dev.migrate.operation.CreateDomain;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameObject;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that a schema has given away. Tables, views, indexes, sequences and composite types share theirs; so do all
 * types, and of these each table and each view has one.
 */
final class TakenNames {

    private static final Set<String> TYPES = Set.of(OtherObject.COMPOSITE_TYPE, "range type");

    private final Map<QualifiedName, String> relations = new HashMap<>();
    private final Map<QualifiedName, String> types = new HashMap<>();

    /** Takes the names that are there when the revision begins to create things. */
    TakenNames(DatabaseModel live) {
        live.tables().forEach(this::take);
        live.indexes().forEach(index -> this.relations.put(index.qualifiedName(), "index"));
        live.sequences().forEach(sequence -> this.relations.put(sequence.name(), "sequence"));
        live.enums().forEach(type -> this.types.put(type.name(), "enum"));
        live.domains().forEach(domain -> this.types.put(domain.name(), "domain"));
        for (OtherObject other : live.others()) {
            boolean likeTable = OtherObject.READ_LIKE_TABLES.contains(other.kind());
            if (likeTable || TYPES.contains(other.kind())) {
                this.types.put(other.name(), other.kind());
            }
            if (likeTable || other.kind().equals(OtherObject.COMPOSITE_TYPE)) {
                this.relations.put(other.name(), other.kind());
            }
        }
    }

    private void take(Table table) {
        QualifiedName name = table.name();
        this.relations.put(name, "table");
        this.types.put(name, "table");
        NewNames.indexes(table).forEach(index -> this.relations.put(index, "index"));
        table.columns().stream()
                .filter(column -> column.identity() != null || Types.isSerial(column.type()))
                .forEach(column -> this.relations.putIfAbsent(SequenceComparer.of(name, column), "sequence"));
    }

    /** Says of a difference that creates something if its name is taken: PostgreSQL refuses that. */
    Difference told(Difference difference) {
        return difference.upgrade().stream()
                .flatMap(operation -> Stream.ofNullable(holder(operation, difference)))
                .findFirst()
                .map(holder -> new Difference(
                                difference.kind(),
                                difference.object(),
                                difference.text() + ", and a" + ("aeiou".indexOf(holder.charAt(0)) < 0 ? " " : "n ")
                                        + holder + " has its name",
                                difference.upgrade(),
                                difference.downgrade())
                        .remark(difference.remarks(), difference.downgradeRemarks())
                        .remark("Fails while the " + holder + " "
                                + difference.object().name()
                                + " is there: PostgreSQL lets nothing else have its name. Rename or drop it before."))
                .orElse(difference);
    }

    private @Nullable String holder(Operation operation, Difference difference) {
        if (operation instanceof CreateTable creation) {
            QualifiedName name = creation.definition().name();
            return this.relations.getOrDefault(name, this.types.get(name));
        }
        if (operation instanceof CreateSequence creation) {
            return this.relations.get(creation.definition().name());
        }
        if (operation instanceof CreateDomain creation) {
            return this.types.get(creation.definition().name());
        }
        boolean madeAnew = difference.upgrade().stream().anyMatch(RenameObject.class::isInstance);
        return operation instanceof CreateEnum creation && !madeAnew
                ? this.types.get(creation.definition().name())
                : null;
    }
}
