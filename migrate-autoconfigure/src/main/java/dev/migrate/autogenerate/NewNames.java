package dev.migrate.autogenerate;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.NamingConvention;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives constraints and indexes of the model the names that they get in the database: their own, or those of the naming
 * convention in place of what Hibernate and PostgreSQL make up. No two of a schema share one.
 */
final class NewNames {

    /** Hibernate's hash of what a constraint is about, in base 35. A word of a person has no digit in it. */
    private static final Pattern HASHED = Pattern.compile("(?i)(fk|uk|uc|uq|idx)_?(?=[a-y]*[0-9])[0-9a-y]{20,27}");

    private final NamingConvention naming;
    private final String defaultSchema;
    private final Set<QualifiedName> taken = new HashSet<>();
    private final Map<QualifiedName, Set<@Nullable String>> takenOfTables = new HashMap<>();

    /**
     * Takes the names that are there.
     *
     * @param database what the database holds
     * @param wanted the model; invalid indexes with names of its indexes are dropped
     */
    NewNames(NamingConvention naming, String defaultSchema, DatabaseModel database, DatabaseModel wanted) {
        this.naming = naming;
        this.defaultSchema = defaultSchema;
        database.tables().forEach(this::take);
        database.indexes().forEach(index -> this.taken.add(index.qualifiedName()));
        database.sequences().forEach(sequence -> this.taken.add(sequence.name()));
        Set<QualifiedName> made = indexes(wanted).keySet();
        for (OtherObject other : database.others()) {
            if (other.kind().equals(OtherObject.UNENFORCED)) {
                constraintsOf(other.name()).add(other.part());
            } else if (OtherObject.READ_LIKE_TABLES.contains(other.kind())
                    || other.kind().equals(OtherObject.COMPOSITE_TYPE)
                    || (other.kind().equals(OtherObject.INVALID_INDEX) && !made.contains(other.name()))) {
                this.taken.add(other.name());
            }
        }
    }

    /** Returns the indexes of a model that have names of their own, those of its constraints too. */
    static Map<QualifiedName, SchemaObject> indexes(DatabaseModel model) {
        Map<QualifiedName, SchemaObject> indexes = new HashMap<>();
        model.tables()
                .forEach(table -> table.constraints().stream()
                        .filter(constraint -> hasIndex(constraint) && !isMadeUp(constraint))
                        .forEach(constraint -> indexes.put(
                                table.name().sibling(Objects.requireNonNull(constraint.name())),
                                ObjectNames.constraint(table.name(), constraint))));
        model.indexes().forEach(index -> indexes.put(index.qualifiedName(), ObjectNames.index(index)));
        return indexes;
    }

    private void take(Table table) {
        this.taken.add(table.name());
        table.constraints().forEach(constraint -> constraintsOf(table.name()).add(constraint.name()));
        this.taken.addAll(indexes(table));
    }

    /** Returns the names of the indexes that stand behind the constraints of a table. */
    static List<QualifiedName> indexes(Table table) {
        return table.constraints().stream()
                .filter(NewNames::hasIndex)
                .map(Constraint::name)
                .filter(Objects::nonNull)
                .map(name -> table.name().sibling(name))
                .toList();
    }

    /** Forgets the name of something that is dropped before anything is created. */
    void free(Piece piece) {
        if (piece.constraint() != null) {
            constraintsOf(piece.table()).remove(piece.name());
        }
        if (piece.name() != null && !(piece.constraint() != null && !hasIndex(piece.constraint()))) {
            this.taken.remove(piece.table().sibling(piece.name()));
        }
    }

    Piece named(Piece piece) {
        return piece.constraint() != null
                ? piece.with(named(piece.table(), piece.constraint(), piece.columns()))
                : piece.with(named(Objects.requireNonNull(piece.index())));
    }

    /**
     * Names a constraint.
     *
     * @param columns the columns that it is about
     */
    Constraint named(QualifiedName table, Constraint constraint, Set<String> columns) {
        String own = isMadeUp(constraint) ? null : constraint.name();
        String name = own != null ? own : conventional(table, constraint, columns);
        return outward(table, constraint.named(hasIndex(constraint) ? unlike(table, name) : unlikeOthers(table, name)));
    }

    Index named(Index index) {
        String name = HASHED.matcher(index.name()).matches() ? conventional(index) : index.name();
        return index.named(unlike(index.table(), name));
    }

    /** A plain name in a statement about another schema would be looked for there. */
    Constraint outward(QualifiedName table, Constraint constraint) {
        return table.schema() != null && constraint instanceof ForeignKey key
                ? key.withReferencedTable(key.referencedTable().orIn(this.defaultSchema))
                : constraint;
    }

    Piece outward(Piece piece) {
        return piece.constraint() == null ? piece : piece.with(outward(piece.table(), piece.constraint()));
    }

    private String unlike(QualifiedName table, String base) {
        String name = base;
        for (int number = 2; !this.taken.add(table.sibling(name)); number++) {
            name = base + "_" + number;
        }
        return name;
    }

    private String unlikeOthers(QualifiedName table, String base) {
        String name = base;
        for (int number = 2; !constraintsOf(table).add(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }

    private Set<@Nullable String> constraintsOf(QualifiedName table) {
        return this.takenOfTables.computeIfAbsent(table, name -> new HashSet<>());
    }

    private static boolean isMadeUp(Constraint constraint) {
        return constraint instanceof PrimaryKey
                || constraint.name() == null
                || HASHED.matcher(constraint.name()).matches();
    }

    private static boolean hasIndex(Constraint constraint) {
        return !(constraint instanceof Check) && !(constraint instanceof ForeignKey);
    }

    private String conventional(QualifiedName table, Constraint constraint, Set<String> columns) {
        if (constraint instanceof Check check) {
            return this.naming.check(table.name(), List.copyOf(columns), check.expression());
        }
        Operations op = new Operations(this.naming);
        op.addConstraint(table.name(), constraint.named(null));
        AddConstraint recorded = (AddConstraint) op.recorded().get(0);
        return Objects.requireNonNull(recorded.definition().name());
    }

    private String conventional(Index index) {
        Operations op = new Operations(this.naming);
        op.createIndexOn(index.table().name(), index.keys().toArray(IndexKey[]::new));
        return ((CreateIndex) op.recorded().get(0)).definition().name();
    }
}
