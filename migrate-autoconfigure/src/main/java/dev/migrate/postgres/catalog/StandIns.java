package dev.migrate.postgres.catalog;

import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexKey.Nulls;
import dev.migrate.schema.IndexKey.Sort;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.TableOptions.Persistence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A few tables and sequences that are made in a shadow in place of many plain ones, and the model that would have come back
 * had those been made. To make a table with its indexes costs the server as much as to read a dozen.
 */
final class StandIns {

    private static final String PREFIX = "zz_stand_in_";

    /** The order of {@link CatalogReader}. */
    private static final Comparator<Constraint> ORDER = Comparator.<Constraint, Integer>comparing(
                    constraint -> constraint instanceof PrimaryKey ? 0 : constraint instanceof Check ? 2 : 1)
            .thenComparing(constraint -> String.valueOf(constraint.name()));

    private final PlainParts plain;
    private final DatabaseModel wanted;
    private final String schema;
    private final ColumnShapes columns = new ColumnShapes();
    private final SharedChecks checks = new SharedChecks();
    private final Map<SequenceOptions, String> sequences = new LinkedHashMap<>();

    /**
     * Chooses them.
     *
     * @param plain what is not made itself
     * @param wanted the model
     * @param schema where to make them
     */
    StandIns(PlainParts plain, DatabaseModel wanted, String schema) {
        this.plain = plain;
        this.wanted = wanted;
        this.schema = schema;
        tables().forEach(numbered -> {
            numbered.table().columns().forEach(this.columns::add);
            numbered.named().forEach(constraint -> {
                if (constraint instanceof Check check) {
                    this.checks.add(numbered.table(), check);
                }
            });
        });
        wanted.sequences().stream()
                .filter(sequence -> plain.sequences().contains(sequence.name()))
                .forEach(sequence -> this.sequences.computeIfAbsent(
                        sequence.options(), any -> PREFIX + "sequence_" + this.sequences.size()));
    }

    /** Returns what makes them. */
    List<Piece> pieces(Renaming there) {
        DdlRenderer renderer = new DdlRenderer();
        List<Piece> pieces = new ArrayList<>();
        this.sequences.forEach((options, standIn) -> {
            QualifiedName name = new QualifiedName(this.schema, standIn);
            renderer.render(new CreateSequence(new Sequence(name, null, options, null, null), false))
                    .forEach(sql -> pieces.add(new Piece(Refused.Kind.SEQUENCE, name, sql)));
        });
        Stream.concat(
                        this.columns.tables(this.schema, PREFIX + "columns_").stream(),
                        this.checks.tables(this.schema, PREFIX + "checks_").stream())
                .map(there::apply)
                .forEach(table -> renderer.render(new CreateTable(table, false))
                        .forEach(sql -> pieces.add(new Piece(Refused.Kind.TABLE, table.name(), sql))));
        return pieces;
    }

    /**
     * Puts what they stand for in their place.
     *
     * @param read what came back from the shadow
     * @return {@code null} if they were made otherwise than they had to be
     */
    @Nullable
    DatabaseModel replaced(DatabaseModel read) {
        List<Table> made = new ArrayList<>();
        for (Table table : read.tables()) {
            if (!isStandIn(table.name())) {
                made.add(table);
                continue;
            }
            // A server can have another access method or tablespace by default.
            if (!table.options().withPersistence(Persistence.PERMANENT).equals(new TableOptions())) {
                return null;
            }
            this.columns.take(table);
            this.checks.take(table);
        }
        for (ShadowScript.Numbered numbered : tables().toList()) {
            Table table = spelled(numbered);
            if (table == null) {
                return null;
            }
            made.add(table);
        }
        return new DatabaseModel(
                read.schemas(),
                read.enums(),
                read.domains(),
                sorted(sequences(read.sequences()), Sequence::name),
                sorted(made.stream(), Table::name),
                sorted(Stream.concat(read.indexes().stream(), indexes()), Index::qualifiedName),
                read.others());
    }

    private @Nullable Table spelled(ShadowScript.Numbered numbered) {
        Table table = numbered.table();
        Set<String> key = new HashSet<>();
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : numbered.named()) {
            if (constraint instanceof PrimaryKey primaryKey) {
                key.addAll(primaryKey.columns());
            }
            if (constraint instanceof Check check) {
                String text = this.checks.spelled(table, check);
                if (text == null) {
                    return null;
                }
                constraints.add(new Check(check.name(), text, true, true));
            } else {
                constraints.add(constraint);
            }
        }
        constraints.sort(ORDER);
        List<Column> spelled = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean nullable = column.nullable() && column.identity() == null && !key.contains(column.name());
            Column one = this.columns.spelled(column, nullable);
            if (one == null) {
                return null;
            }
            spelled.add(one);
        }
        return new Table(table.name(), spelled, constraints, null, new TableOptions());
    }

    private Stream<Index> indexes() {
        return this.wanted.indexes().stream()
                .filter(index -> this.plain.tables().contains(index.table()))
                .map(index -> new Index(
                        index.name(),
                        index.table(),
                        index.keys().stream().map(StandIns::spelled).toList(),
                        index.unique(),
                        true,
                        null,
                        null,
                        index.storage()));
    }

    /** Of the order only what is not usual: ascending, and NULL last, or first where it descends. */
    private static IndexKey spelled(IndexKey key) {
        boolean descending = key.sort() == Sort.DESCENDING;
        return new IndexKey(
                key.text(),
                false,
                null,
                null,
                descending ? Sort.DESCENDING : null,
                key.nullsOrder() == (descending ? Nulls.FIRST : Nulls.LAST) ? null : key.nullsOrder());
    }

    private Stream<Sequence> sequences(List<Sequence> read) {
        Map<String, SequenceOptions> found = new HashMap<>();
        read.forEach(sequence -> found.put(sequence.name().name(), sequence.options()));
        return Stream.concat(
                read.stream().filter(sequence -> !isStandIn(sequence.name())),
                this.wanted.sequences().stream()
                        .filter(sequence -> this.plain.sequences().contains(sequence.name()))
                        .map(sequence -> {
                            String standIn = Objects.requireNonNull(this.sequences.get(sequence.options()));
                            SequenceOptions options = Objects.requireNonNull(found.get(standIn), standIn);
                            return new Sequence(sequence.name(), null, options, null, null);
                        }));
    }

    private Stream<ShadowScript.Numbered> tables() {
        return ShadowScript.numbered(this.wanted.tables()).stream()
                .filter(numbered ->
                        this.plain.tables().contains(numbered.table().name()));
    }

    private static boolean isStandIn(QualifiedName name) {
        return name.name().startsWith(PREFIX);
    }

    private static <T> List<T> sorted(Stream<T> all, Function<T, QualifiedName> name) {
        return all.sorted(Comparator.comparing(
                                (T one) -> String.valueOf(name.apply(one).schema()))
                        .thenComparing(one -> name.apply(one).name()))
                .toList();
    }
}
