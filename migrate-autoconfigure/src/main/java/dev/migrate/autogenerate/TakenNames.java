package dev.migrate.autogenerate;

import dev.migrate.operation.CreateDomain;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameObject;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

    private final Map<QualifiedName, Set<String>> relations = new HashMap<>();
    private final Map<QualifiedName, Set<String>> types = new HashMap<>();

    /** Takes the names that are there when the revision begins to create things. */
    TakenNames(DatabaseModel live) {
        live.tables().forEach(this::take);
        live.indexes().forEach(index -> take(this.relations, index.qualifiedName(), "index"));
        live.sequences().forEach(sequence -> take(this.relations, sequence.name(), "sequence"));
        live.enums().forEach(type -> take(this.types, type.name(), "enum"));
        live.domains().forEach(domain -> take(this.types, domain.name(), "domain"));
        for (OtherObject other : live.others()) {
            boolean likeTable = OtherObject.READ_LIKE_TABLES.contains(other.kind());
            if (likeTable || TYPES.contains(other.kind())) {
                take(this.types, other.name(), other.kind());
            }
            if (likeTable || other.kind().equals(OtherObject.COMPOSITE_TYPE)) {
                take(this.relations, other.name(), other.kind());
            }
        }
    }

    private void take(Table table) {
        QualifiedName name = table.name();
        take(this.relations, name, "table");
        take(this.types, name, "table");
        NewNames.indexes(table).forEach(index -> take(this.relations, index, "index"));
        table.columns().stream()
                .filter(column -> column.identity() != null || Types.isSerial(column.type()))
                .forEach(column -> take(this.relations, SequenceComparer.of(name, column), "sequence"));
    }

    private static void take(Map<QualifiedName, Set<String>> names, QualifiedName name, String kind) {
        names.computeIfAbsent(name, absent -> new LinkedHashSet<>()).add(kind);
    }

    /** Says of a difference that gives something a name if that is taken: PostgreSQL refuses it. */
    Difference told(Difference difference) {
        return difference.upgrade().stream()
                .flatMap(operation -> Stream.ofNullable(holder(operation, difference)))
                .findFirst()
                .map(holder -> difference
                        .says(difference.text() + ", and " + holder.withArticle() + " has "
                                + (holder.name().equals(difference.object().name()) ? "its" : "that") + " name")
                        .remark("Fails while the " + holder.kind() + " " + holder.name()
                                + " is there: PostgreSQL lets nothing else have its name. Rename or drop it before."))
                .orElse(difference);
    }

    /** Returns what has the name that an operation gives, besides what gets it. */
    private @Nullable Holder holder(Operation operation, Difference difference) {
        if (operation instanceof CreateTable creation) {
            return holder(
                    List.of(this.relations, this.types), creation.definition().name(), "");
        }
        if (operation instanceof RenameTable rename) {
            return holder(List.of(this.relations, this.types), rename.table().sibling(rename.newName()), "table");
        }
        if (operation instanceof CreateSequence creation) {
            return holder(List.of(this.relations), creation.definition().name(), "");
        }
        if (operation instanceof CreateDomain creation) {
            return holder(List.of(this.types), creation.definition().name(), "");
        }
        if (operation instanceof RenameObject rename) {
            boolean type = rename.kind() == ObjectKind.TYPE;
            return holder(
                    List.of(type ? this.types : this.relations),
                    rename.name().sibling(rename.newName()),
                    type ? "enum" : "sequence");
        }
        boolean madeAnew = difference.upgrade().stream().anyMatch(RenameObject.class::isInstance);
        return operation instanceof CreateEnum creation && !madeAnew
                ? holder(List.of(this.types), creation.definition().name(), "")
                : null;
    }

    private static @Nullable Holder holder(
            List<Map<QualifiedName, Set<String>>> names, QualifiedName name, String own) {
        return names.stream()
                .flatMap(kinds -> kinds.getOrDefault(name, Set.of()).stream())
                .filter(kind -> !kind.equals(own))
                .findFirst()
                .map(kind -> new Holder(kind, name))
                .orElse(null);
    }

    private record Holder(String kind, QualifiedName name) {

        String withArticle() {
            return ("aeiou".indexOf(this.kind.charAt(0)) < 0 ? "a " : "an ") + this.kind;
        }
    }
}
