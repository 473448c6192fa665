package dev.migrate.autogenerate;

import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.Execute;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Identity;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares sequences, except those that belong to a column. */
record SequenceComparer(Steps steps) {

    private static final String SUFFIX = "_seq";

    void compare(DatabaseModel live, DatabaseModel wanted) {
        Map<QualifiedName, Sequence> before = byName(live);
        Map<QualifiedName, Sequence> after = byName(wanted);
        after.forEach((name, sequence) -> {
            Sequence was = before.get(name);
            SchemaObject object = SchemaObject.of(SchemaObject.Kind.SEQUENCE, name);
            Optional<SequenceOptions> hidden = was == null ? ofColumn(name, live) : Optional.empty();
            if (hidden.isPresent()) {
                compareIncrement(object, hidden.get(), sequence);
            } else if (was == null) {
                create(object, sequence, live);
            } else {
                compare(object, was, sequence);
                if (this.steps.drops() && isDroppedWithOwner(was, live, wanted)) {
                    release(object, was);
                }
            }
        });
        before.forEach((name, sequence) -> {
            if (!after.containsKey(name) && sequence.ownerTable() == null) {
                this.steps.surplus(
                        Phase.DROP_SEQUENCE,
                        SchemaObject.of(SchemaObject.Kind.SEQUENCE, name),
                        List.of(new DropObject(ObjectKind.SEQUENCE, name, false, false, null)),
                        List.of(new CreateSequence(SequenceWords.withoutDefaults(sequence), false)));
            }
        });
    }

    /** Finds what numbers a column: entities may ask for it by the name that PostgreSQL gave it. */
    private static Optional<SequenceOptions> ofColumn(QualifiedName sequence, DatabaseModel live) {
        for (Table table : live.tables()) {
            for (Column column : table.columns()) {
                Identity identity = column.identity();
                boolean numbered = identity != null ? !identity.always() : Types.isSerial(column.type());
                if (numbered && sequence.equals(of(table.name(), column))) {
                    return Optional.of(identity == null ? new SequenceOptions() : identity.options());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns what PostgreSQL calls the sequence that numbers a column. */
    static QualifiedName of(QualifiedName table, Column column) {
        return table.sibling(table.name() + "_" + column.name() + SUFFIX);
    }

    private void compareIncrement(SchemaObject object, SequenceOptions was, Sequence sequence) {
        QualifiedName name = sequence.name();
        long before = SequenceWords.increment(was);
        long after = SequenceWords.increment(sequence.options());
        if (before != after) {
            this.steps.change(
                    Phase.SEQUENCE,
                    object,
                    "counts by " + before + ", should by " + after,
                    List.of(new AlterSequence(name, new SequenceOptions().increment(after), null)),
                    List.of(new AlterSequence(name, new SequenceOptions().increment(before), null)));
        }
    }

    private void compare(SchemaObject object, Sequence was, Sequence sequence) {
        compareIncrement(object, was.options(), sequence);
        if (!SequenceWords.sameLimits(was, sequence)) {
            this.steps.note(object, "has another start, limit or cache than in the model");
        }
    }

    /** Tells whether only the database has the column that a sequence belongs to, so that the sequence would go with it. */
    private static boolean isDroppedWithOwner(Sequence sequence, DatabaseModel live, DatabaseModel wanted) {
        return sequence.ownerTable() != null && hasOwner(live, sequence) && !hasOwner(wanted, sequence);
    }

    private static boolean hasOwner(DatabaseModel model, Sequence sequence) {
        return model.tables().stream()
                .filter(table -> table.name().equals(sequence.ownerTable()))
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.name().equals(sequence.ownerColumn()));
    }

    private void release(SchemaObject object, Sequence sequence) {
        String alter = "alter sequence " + SqlWords.name(sequence.name()) + " owned by ";
        String owner = SqlWords.name(Objects.requireNonNull(sequence.ownerTable())) + "."
                + SqlWords.name(Objects.requireNonNull(sequence.ownerColumn()));
        this.steps.change(
                Phase.SEQUENCE,
                object,
                "belongs to " + owner + ", which is dropped",
                List.of(new Execute(alter + "none", null)),
                List.of(new Execute(alter + owner, null)));
    }

    private void create(SchemaObject object, Sequence sequence, DatabaseModel live) {
        QualifiedName name = sequence.name();
        List<Operation> upgrade = new ArrayList<>();
        upgrade.add(new CreateSequence(SequenceWords.withoutDefaults(sequence), false));
        List<Operation> downgrade = List.of(new DropObject(ObjectKind.SEQUENCE, name, false, false, null));
        Optional<Execute> start = numbered(name, live).flatMap(table -> startAfterRows(sequence, table));
        start.ifPresent(upgrade::add);
        Difference difference = new Difference(Difference.Kind.CHANGE, object, "is missing", upgrade, downgrade);
        this.steps.add(
                Phase.SEQUENCE,
                start.isPresent()
                        ? difference.remark(
                                "The second statement lets the numbers begin after those of the rows that are there.")
                        : difference);
    }

    /** Returns what Hibernate calls the sequence of an entity: after its table. */
    static QualifiedName of(QualifiedName table) {
        return table.sibling(table.name() + SUFFIX);
    }

    static String withoutSuffix(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** The table whose name the sequence begins with: of its own schema if there is one, and the longest. */
    private static Optional<Table> numbered(QualifiedName sequence, DatabaseModel live) {
        return live.tables().stream()
                .filter(table -> sequence.name().startsWith(table.name().name() + "_"))
                .max(Comparator.<Table, Integer>comparing(
                                table -> table.name().name().length())
                        .thenComparing(table -> Objects.equals(table.name().schema(), sequence.schema())));
    }

    /** The application takes a number that it gets for the last of as many as the sequence counts by. */
    private static Optional<Execute> startAfterRows(Sequence sequence, Table table) {
        return table.constraints().stream()
                .flatMap(constraint ->
                        constraint instanceof PrimaryKey key && key.columns().size() == 1
                                ? key.columns().stream()
                                : Stream.empty())
                .flatMap(column ->
                        table.columns().stream().filter(other -> other.name().equals(column)))
                .filter(column -> Types.isWholeNumber(column.type()))
                .findFirst()
                .map(column -> new Execute(
                        "select setval(" + SqlWords.literal(SqlWords.name(sequence.name())) + ", "
                                + next(sequence.options(), column) + ", false) from " + SqlWords.name(table.name()),
                        null));
    }

    private static String next(SequenceOptions options, Column column) {
        String next = "coalesce(max(" + SqlWords.name(column.name()) + "), 0) + " + SequenceWords.increment(options);
        long start = Objects.requireNonNullElse(options.start(), 1L);
        return start > SequenceWords.increment(options) ? "greatest(" + start + ", " + next + ")" : next;
    }

    private static Map<QualifiedName, Sequence> byName(DatabaseModel model) {
        Map<QualifiedName, Sequence> sequences = new LinkedHashMap<>();
        model.sequences().forEach(sequence -> sequences.put(sequence.name(), sequence));
        return sequences;
    }
}
