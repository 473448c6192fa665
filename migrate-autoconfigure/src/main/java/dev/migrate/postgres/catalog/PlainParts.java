package dev.migrate.postgres.catalog;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Identifiers;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.TableOptions.Persistence;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a model about which the server has nothing to say but how it spells their columns and checks: the tables that
 * entities mostly have, and sequences that no text names. Whatever could be refused, or could come back as something else,
 * is none of them.
 *
 * @param tables the tables
 * @param sequences the sequences
 */
record PlainParts(Set<QualifiedName> tables, Set<QualifiedName> sequences) {

    static final PlainParts NONE = new PlainParts(Set.of(), Set.of());

    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "cmax", "xmax", "cmin", "xmin", "ctid");

    private static final Set<BuiltIn> SERIAL = EnumSet.of(BuiltIn.SMALLSERIAL, BuiltIn.SERIAL, BuiltIn.BIGSERIAL);

    private static final Set<BuiltIn> IDENTITY = EnumSet.of(BuiltIn.SMALLINT, BuiltIn.INTEGER, BuiltIn.BIGINT);

    /** Those that a B-tree orders without being told how. */
    private static final Set<BuiltIn> ORDERED = EnumSet.of(
            BuiltIn.SMALLINT,
            BuiltIn.INTEGER,
            BuiltIn.BIGINT,
            BuiltIn.NUMERIC,
            BuiltIn.REAL,
            BuiltIn.DOUBLE_PRECISION,
            BuiltIn.CHAR,
            BuiltIn.VARCHAR,
            BuiltIn.TEXT,
            BuiltIn.BYTEA,
            BuiltIn.BOOLEAN,
            BuiltIn.DATE,
            BuiltIn.TIME,
            BuiltIn.TIMETZ,
            BuiltIn.TIMESTAMP,
            BuiltIn.TIMESTAMPTZ,
            BuiltIn.INTERVAL,
            BuiltIn.UUID,
            BuiltIn.INET);

    static PlainParts of(DatabaseModel model) {
        if (hasDuplicates(model)) {
            return NONE;
        }
        Set<QualifiedName> needed = needed(model);
        Set<QualifiedName> enums = model.enums().stream().map(EnumType::name).collect(Collectors.toSet());
        Map<QualifiedName, List<Index>> indexes = model.indexes().stream().collect(Collectors.groupingBy(Index::table));
        Set<QualifiedName> tables = model.tables().stream()
                .filter(table -> !needed.contains(table.name())
                        && new Candidate(table, indexes.getOrDefault(table.name(), List.of()), enums).isPlain())
                .map(Table::name)
                .collect(Collectors.toSet());
        String texts = texts(model).collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
        Set<QualifiedName> sequences = model.sequences().stream()
                .filter(sequence -> sequence.ownerTable() == null
                        && sequence.type() == null
                        && isName(sequence.name().name())
                        && !texts.contains(sequence.name().name().toLowerCase(Locale.ROOT)))
                .map(Sequence::name)
                .collect(Collectors.toSet());
        return new PlainParts(tables, sequences);
    }

    boolean isEmpty() {
        return this.tables.isEmpty() && this.sequences.isEmpty();
    }

    /** Two things of one name: the server decides which of them it refuses. */
    private static boolean hasDuplicates(DatabaseModel model) {
        Set<QualifiedName> names = new HashSet<>();
        return !Stream.of(
                        model.enums().stream().map(EnumType::name),
                        model.domains().stream().map(domain -> domain.name()),
                        model.sequences().stream().map(Sequence::name),
                        model.tables().stream().map(Table::name),
                        model.indexes().stream().map(Index::qualifiedName),
                        model.tables().stream().flatMap(PlainParts::keyNames))
                .flatMap(all -> all)
                .allMatch(names::add);
    }

    private static Stream<QualifiedName> keyNames(Table table) {
        return table.constraints().stream()
                .filter(constraint -> !(constraint instanceof Check) && !(constraint instanceof ForeignKey))
                .flatMap(constraint -> Stream.ofNullable(constraint.name()))
                .map(table.name()::sibling);
    }

    /** The tables without which others could not be made. */
    private static Set<QualifiedName> needed(DatabaseModel model) {
        Set<QualifiedName> needed = new HashSet<>();
        model.tables().forEach(table -> {
            needed.addAll(table.options().inherits());
            QualifiedName parent = table.options().partitionOf();
            if (parent != null) {
                needed.add(parent);
            }
            table.columns().forEach(column -> {
                if (column.type() instanceof NamedType named) {
                    needed.add(named.name());
                }
            });
        });
        model.sequences().forEach(sequence -> {
            QualifiedName owner = sequence.ownerTable();
            if (owner != null) {
                needed.add(owner);
            }
        });
        return needed;
    }

    private static Stream<String> texts(DatabaseModel model) {
        List<String> texts = new ArrayList<>();
        model.domains().forEach(domain -> {
            domain.checks().forEach(check -> texts.add(check.expression()));
            addText(texts, domain.defaultValue());
        });
        for (Table table : model.tables()) {
            for (Column column : table.columns()) {
                addText(texts, column.defaultValue());
                if (column.generated() != null) {
                    texts.add(column.generated().expression());
                }
            }
            for (Constraint constraint : table.constraints()) {
                if (!(constraint instanceof ForeignKey)) {
                    texts.add(constraint instanceof Check check ? check.expression() : constraint.toString());
                }
            }
        }
        model.indexes().forEach(index -> {
            texts.add(String.valueOf(index.where()));
            index.keys().stream().filter(IndexKey::expression).forEach(key -> texts.add(key.text()));
        });
        return texts.stream();
    }

    private static void addText(List<String> texts, @Nullable ColumnDefault value) {
        if (value instanceof Expression expression) {
            texts.add(expression.sql());
        }
    }

    private static boolean isName(String name) {
        try {
            Identifiers.quote(name);
            return true;
        } catch (MigrateException ex) {
            return false;
        }
    }

    /** A table with what belongs to it. */
    private record Candidate(Table table, List<Index> indexes, Set<QualifiedName> enums) {

        boolean isPlain() {
            Set<String> names = new HashSet<>();
            return isName(this.table.name().name())
                    && this.table
                            .options()
                            .withPersistence(Persistence.PERMANENT)
                            .equals(new TableOptions())
                    && this.table.columns().stream().allMatch(column -> names.add(column.name()) && isPlain(column))
                    && this.table.constraints().stream()
                                    .filter(PrimaryKey.class::isInstance)
                                    .count()
                            <= 1
                    && hasOwnNames()
                    && hasKeysOfItsOwn()
                    && this.table.constraints().stream().allMatch(this::isPlain)
                    && this.indexes.stream().allMatch(this::isPlain);
        }

        private static boolean isPlain(Column column) {
            return isName(column.name())
                    && !SYSTEM_COLUMNS.contains(column.name())
                    && column.constraints().isEmpty()
                    && column.generated() == null
                    && !(column.type() instanceof BuiltInType type && SERIAL.contains(type.kind()))
                    && (column.identity() == null || isPlain(column.identity(), column));
        }

        private static boolean isPlain(Identity identity, Column column) {
            return identity.options().equals(new SequenceOptions())
                    && column.defaultValue() == null
                    && column.type() instanceof BuiltInType type
                    && IDENTITY.contains(type.kind());
        }

        private boolean hasOwnNames() {
            Set<String> names = new HashSet<>();
            return this.table.constraints().stream()
                    .filter(constraint -> !(constraint instanceof ForeignKey))
                    .flatMap(constraint -> Stream.ofNullable(constraint.name()))
                    .allMatch(name -> names.add(name) && isName(name) && !name.startsWith(ShadowScript.UNNAMED));
        }

        /** Of several keys of the same columns the server may make only one. */
        private boolean hasKeysOfItsOwn() {
            Set<Set<String>> keys = new HashSet<>();
            return this.table.constraints().stream()
                    .flatMap(constraint -> constraint instanceof PrimaryKey key
                            ? Stream.of(key.columns())
                            : constraint instanceof Unique unique ? Stream.of(unique.columns()) : Stream.empty())
                    .allMatch(columns -> keys.add(Set.copyOf(columns)));
        }

        private boolean isPlain(Constraint constraint) {
            if (constraint instanceof PrimaryKey key) {
                return key.usingIndex() == null && areOrdered(key.columns(), key.storage());
            }
            if (constraint instanceof Unique unique) {
                return unique.usingIndex() == null
                        && unique.nullsDistinct()
                        && areOrdered(unique.columns(), unique.storage());
            }
            // An escape could hide the name of a column.
            return constraint instanceof ForeignKey
                    || (constraint instanceof Check check
                            && check.inherited()
                            && !check.expression().toLowerCase(Locale.ROOT).contains("u&"));
        }

        private boolean isPlain(Index index) {
            return isName(index.name())
                    && index.nullsDistinct()
                    && index.where() == null
                    && (index.method() == null || index.method().equals("btree"))
                    && index.keys().stream()
                            .allMatch(
                                    key -> !key.expression() && key.collation() == null && key.operatorClass() == null)
                    && index.keys().size() <= 32
                    && index.storage().equals(new IndexStorage())
                    && index.keys().stream().allMatch(key -> isOrdered(key.text()));
        }

        private boolean areOrdered(List<String> columns, IndexStorage storage) {
            return !columns.isEmpty()
                    && columns.size() <= 32
                    && new HashSet<>(columns).size() == columns.size()
                    && storage.equals(new IndexStorage())
                    && columns.stream().allMatch(this::isOrdered);
        }

        private boolean isOrdered(String column) {
            return this.table.columns().stream().anyMatch(one -> one.name().equals(column) && isOrdered(one.type()));
        }

        private boolean isOrdered(DataType type) {
            return type instanceof BuiltInType builtIn
                    ? ORDERED.contains(builtIn.kind())
                    : type instanceof NamedType named && this.enums.contains(named.name());
        }
    }
}
