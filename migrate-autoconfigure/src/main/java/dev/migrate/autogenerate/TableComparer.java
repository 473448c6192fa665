package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import dev.migrate.schema.Check;
import dev.migrate.schema.CheckTime;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares one table. It goes three ways through its parts, as tables lean on each other: {@link #match} finds what
 * differs, {@link #tell} says what foreign keys cannot lean on, {@link #settle} finds the foreign keys that have to give
 * way; then {@link #emit} writes it all down.
 */
final class TableComparer {

    private final Steps steps;
    private final NewNames names;
    private final TableSide live;
    private final TableSide wanted;
    private final ColumnComparer columns;
    private final ColumnFates fates;
    private final Set<Set<String>> referred;
    private final Map<Piece, Piece> same = new LinkedHashMap<>();
    private final List<Piece> missing = new ArrayList<>();
    private final List<Piece> surplus = new ArrayList<>();
    private final Map<Piece, Piece> replaced = new LinkedHashMap<>();
    /** What has to be away for a while, and as what it comes back. */
    private final Map<Piece, Piece> rebuilt = new LinkedHashMap<>();
    /** Foreign keys that only the database has and that have to be away for a while, and whether they come back. */
    private final Map<Piece, Boolean> giving = new LinkedHashMap<>();

    /**
     * Takes both sides.
     *
     * @param referred the columns that foreign keys of the model refer to
     */
    TableComparer(
            Steps steps,
            NewNames names,
            TableSide live,
            TableSide wanted,
            ColumnComparer columns,
            Set<Set<String>> referred) {
        this.steps = steps;
        this.names = names;
        this.live = live;
        this.wanted = wanted;
        this.columns = columns;
        this.fates = columns.fates();
        this.referred = referred;
    }

    void match() {
        Map<Structure, List<Piece>> open = new HashMap<>();
        for (Piece piece : this.live.pieces()) {
            open.computeIfAbsent(piece.structure(), structure -> new ArrayList<>())
                    .add(piece);
        }
        for (Piece piece : this.wanted.pieces()) {
            List<Piece> candidates = open.computeIfAbsent(piece.structure(), structure -> new ArrayList<>());
            Piece twin = twin(candidates, piece);
            if (twin == null) {
                this.missing.add(piece);
            } else {
                candidates.remove(twin);
                this.same.put(piece, twin);
            }
        }
        this.live.pieces().stream()
                .filter(piece -> open.getOrDefault(piece.structure(), List.of()).contains(piece))
                .forEach(this.surplus::add);
        for (Piece piece : this.missing) {
            this.surplus.stream()
                    .filter(old -> !this.replaced.containsKey(old))
                    .filter(old -> replaces(piece, old))
                    .findFirst()
                    .ifPresent(old -> this.replaced.put(old, piece));
        }
        // Two constraints of the model may ask for the same: one is enough.
        Set<Structure> present = new HashSet<>();
        this.same.keySet().forEach(piece -> present.add(piece.structure()));
        this.missing.removeIf(piece -> !present.add(piece.structure()) && !this.replaced.containsValue(piece));
        this.same.forEach((piece, twin) -> {
            if (standsOnChange(twin)) {
                // The words of the database may make no sense for the new type.
                this.rebuilt.put(twin, twin.isExpressed() ? piece.named(twin) : twin);
            }
        });
    }

    void tell(Unsettled unsettled) {
        QualifiedName table = this.live.name();
        this.fates.unsettled().forEach(column -> unsettled.column(table, column));
        this.missing.stream().filter(Piece::isKey).forEach(key -> unsettled.key(table, key.keyColumns()));
        this.surplus.stream()
                .filter(key -> key.isKey() && (isDropped(key) || standsOnChange(key)))
                .forEach(key -> unsettled.key(table, key.keyColumns()));
        this.rebuilt.keySet().stream().filter(Piece::isKey).forEach(key -> unsettled.key(table, key.keyColumns()));
        this.fates.gone().forEach(column -> unsettled.lose(table, column));
        this.fates.retyped().forEach(column -> unsettled.lose(table, column));
        Set<Set<String>> keysAfter = Stream.concat(this.same.keySet().stream(), this.missing.stream())
                .filter(Piece::isKey)
                .map(Piece::keyColumns)
                .map(Set::copyOf)
                .collect(Collectors.toSet());
        this.surplus.stream()
                .filter(key -> key.isKey() && isDropped(key))
                .filter(key -> !keysAfter.contains(key.keyColumns()))
                .forEach(key -> unsettled.loseKey(table, key.keyColumns()));
    }

    void settle(Unsettled unsettled) {
        for (Piece piece : this.same.values()) {
            ForeignKey key = piece.foreignKey();
            if (key != null && !this.rebuilt.containsKey(piece) && unsettled.concerns(this.live.name(), key)) {
                this.rebuilt.put(piece, piece);
            }
        }
        for (Piece piece : this.surplus) {
            ForeignKey key = piece.foreignKey();
            if (key != null && unsettled.concerns(this.live.name(), key)) {
                this.giving.put(piece, unsettled.allows(this.live.name(), key));
            }
        }
    }

    void emit() {
        this.columns.emit();
        this.same.forEach(this::noteState);
        this.surplus.stream().filter(this::isDropped).forEach(this.names::free);
        this.surplus.forEach(this::emitSurplus);
        this.missing.forEach(this::emitMissing);
        this.rebuilt.forEach((piece, again) -> {
            Piece old = this.names.outward(piece);
            SchemaObject object = piece.object();
            this.steps.change(piece.dropPhase(), object, Steps.GIVES_WAY, List.of(old.drop()), List.of(old.create()));
            this.steps.change(
                    piece.createPhase(),
                    object,
                    Steps.COMES_BACK,
                    List.of(this.names.outward(again).create()),
                    List.of(old.drop()));
        });
        new TableProperties(this.steps, this.live.table(), this.wanted.table()).emit();
    }

    private @Nullable Piece twin(List<Piece> candidates, Piece piece) {
        boolean anyTime = deferral(piece) == CheckTime.NOT_DEFERRABLE && !isReferredTo(piece);
        List<Piece> fitting = candidates.stream()
                .filter(candidate -> anyTime || deferral(piece) == deferral(candidate))
                .toList();
        return fitting.stream()
                .filter(candidate -> Objects.equals(candidate.name(), piece.name()))
                .findFirst()
                .orElse(fitting.isEmpty() ? null : fitting.get(0));
    }

    /** PostgreSQL lets no foreign key refer to a key that is deferrable. */
    private boolean isReferredTo(Piece piece) {
        return piece.isKey() && this.referred.contains(piece.keyColumns());
    }

    /** Tells whether one constraint or index of the model takes the place of one of the database. */
    private static boolean replaces(Piece piece, Piece old) {
        if (piece.name() != null && piece.name().equals(old.name())) {
            return true;
        }
        if (piece.kind() != old.kind() || !old.sayable()) {
            return false;
        }
        return switch (piece.kind()) {
            case PRIMARY_KEY -> true;
            case CHECK -> !piece.columns().isEmpty() && piece.columns().equals(old.columns());
            case FOREIGN_KEY, UNIQUE -> piece.columns().equals(old.columns());
            case INDEX -> List.copyOf(piece.keyColumns()).equals(List.copyOf(old.keyColumns()));
            default -> false;
        };
    }

    private boolean standsOnChange(Piece piece) {
        return piece.columns().stream()
                .anyMatch(column -> this.fates.remade().contains(column)
                        || (piece.dependsOnType() && this.fates.retyped().contains(column))
                        || (piece.expresses(column) && this.fates.recast().contains(column)));
    }

    private boolean isReplaced(Piece piece) {
        return this.replaced.containsKey(piece);
    }

    private void emitSurplus(Piece piece) {
        Piece old = this.names.outward(piece);
        List<Operation> drop = List.of(old.drop());
        List<Operation> create = List.of(old.create());
        SchemaObject object = piece.object();
        Piece replacement = this.replaced.get(piece);
        if (replacement != null) {
            this.steps.add(
                    piece.dropPhase(),
                    new Difference(Difference.Kind.CHANGE, object, "is another one in the model", drop, create)
                            .remark(List.of(), riskOfReturn(piece, replacement)));
        } else if (isDropped(piece)) {
            this.steps.add(
                    piece.dropPhase(),
                    this.steps.surplusOf(object, drop, create).remark(List.of(), riskOfReturn(piece, null)));
        } else if (mentions(piece, this.fates.gone())) {
            this.steps.give(object, piece.dropPhase(), drop, piece.createPhase(), create, false);
        } else if (standsOnChange(piece) || this.giving.containsKey(piece)) {
            boolean fits = !(piece.dependsOnType() && mentions(piece, this.fates.retyped())) && canHold(piece);
            boolean allowed = this.giving.getOrDefault(piece, true);
            this.steps.give(object, piece.dropPhase(), drop, piece.createPhase(), create, fits && allowed);
        } else if (piece.sayable() || mentions(piece, this.fates.surplus())) {
            Difference kept = this.steps.surplusOf(object, drop, create);
            boolean refuses = piece.constraint() != null || piece.isKey();
            this.steps.add(
                    piece.dropPhase(),
                    refuses && !mentions(piece, this.fates.surplus())
                            ? kept.remark("It refuses rows that the entities may write.")
                            : kept);
        } else {
            this.steps.note(object, "is" + this.steps.onlyThere() + "; entities cannot ask for it");
        }
    }

    /** Returns why the rows may not let something come back. */
    private List<String> riskOfReturn(Piece piece, @Nullable Piece replacement) {
        return mentions(piece, this.fates.gone()) || mentions(piece, this.fates.remade()) || isTranslated(piece)
                ? List.of()
                : Risk.of(piece, replacement);
    }

    /** PostgreSQL has no index on a virtual column. */
    private boolean canHold(Piece piece) {
        return piece.constraint() instanceof Check
                || this.wanted.columns().values().stream()
                        .filter(column -> column.generated() != null
                                && !column.generated().stored())
                        .noneMatch(column -> piece.columns().contains(column.name()));
    }

    /** Tells whether something that only the database has is dropped for its own sake, or with a column of its. */
    private boolean isDropped(Piece piece) {
        return isReplaced(piece) || (this.steps.drops() && (piece.sayable() || mentions(piece, this.fates.gone())));
    }

    private static boolean mentions(Piece piece, Set<String> columns) {
        return piece.columns().stream().anyMatch(columns::contains);
    }

    private void emitMissing(Piece piece) {
        Piece named = this.names.named(piece);
        Piece old = this.replaced.entrySet().stream()
                .filter(pair -> pair.getValue().equals(piece))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        Difference difference = new Difference(
                Difference.Kind.CHANGE,
                named.object(),
                old == null ? "is missing" : "replaces it",
                List.of(named.create()),
                List.of(named.drop()));
        if (!isTranslated(piece) && !mentions(piece, this.fates.added())) {
            for (String remark : Risk.of(piece, old)) {
                difference = difference.remark(remark);
            }
        }
        this.steps.add(piece.createPhase(), difference);
    }

    /** Tells whether a check lists what the values of a column become by a change of its type. */
    private boolean isTranslated(Piece piece) {
        return piece.constraint() instanceof Check check
                && AllowedValues.of(check.expression()) != null
                && piece.columns().stream().allMatch(this.columns::isTranslated);
    }

    private void noteState(Piece piece, Piece twin) {
        if (deferral(piece) != deferral(twin)) {
            this.steps.note(twin.object(), "is deferrable" + this.steps.onlyThere() + "; entities do not say so");
        }
        boolean validated = !(twin.constraint() instanceof ForeignKey key && !key.validated())
                && !(twin.constraint() instanceof Check check && !check.validated());
        if (!validated) {
            this.steps.note(twin.object(), "is not validated: rows from before may break it");
        }
    }

    private static CheckTime deferral(Piece piece) {
        Constraint constraint = piece.constraint();
        return constraint instanceof ForeignKey key
                ? key.checkTime()
                : constraint instanceof Unique unique
                        ? unique.checkTime()
                        : constraint instanceof PrimaryKey primary ? primary.checkTime() : CheckTime.NOT_DEFERRABLE;
    }
}
