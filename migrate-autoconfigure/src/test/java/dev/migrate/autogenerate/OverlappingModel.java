package dev.migrate.autogenerate;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.Unique;
import dev.migrate.testing.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes models of few names, so that two of them have much in common and much not: what is in both differs in type, key,
 * default, words. {@link dev.migrate.testing.RandomModel} tries everything that the catalog can hold; this tries what can
 * become of it.
 */
final class OverlappingModel {

    /** The schemas that the models speak for. */
    static final List<String> SCHEMAS = List.of("public", "Other one");

    private static final int MAJOR = Integer.parseInt(TestPostgres.major());

    private static final DataType MOOD = type(new QualifiedName("public", "mood"));
    private static final DataType COLOUR = type(new QualifiedName("Other one", "Colour"));

    /** Columns of a type, with a check on them and values that they can have by default. */
    private record Kind(DataType type, String check, List<String> defaults) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(integer(), "%s > %d", List.of("0", "1")),
            new Kind(integer(), "%s between 0 and 1%d", List.of("1 + 1")),
            new Kind(bigint(), "%s >= %d", List.of("0", "nextval('public.s1')")),
            new Kind(smallint(), "%s in (1, 2, 3%d)", List.of("2")),
            new Kind(numeric(10, 2), "%s < 1%d.5", List.of("1.50")),
            new Kind(numeric(12, 4), "%s < 1%d.5", List.of("0")),
            new Kind(doublePrecision(), "%s <> %d", List.of("0.5")),
            new Kind(varchar(20), "%s in ('NEW', 'OLD%d')", List.of("'it''s'", "'NEW'")),
            new Kind(varchar(50), "length(%s) > %d", List.of("'x'")),
            new Kind(character(3), "%s <> '%d'", List.of("'EUR'")),
            new Kind(text(), "%s like 'a%%' or %1$s <> '%d'", List.of("''", "current_user")),
            new Kind(bool(), "%s or %d > 5", List.of("true", "false")),
            new Kind(date(), "%s > '200%d-01-01'", List.of("current_date")),
            new Kind(timestamp(), "%s > '200%d-01-01'", List.of("now()", "localtimestamp")),
            new Kind(timestamptz(3), "%s > '200%d-01-01'", List.of("now()")),
            new Kind(time(0), "%s > '0%d:00'", List.of("'12:00'")),
            new Kind(interval(), "%s > '%d days'", List.of("'1 day'")),
            new Kind(uuid(), "%s::text <> '%d'", List.of("gen_random_uuid()")),
            new Kind(jsonb(), "jsonb_typeof(%s) <> '%d'", List.of("'{}'")),
            new Kind(bytea(), "length(%s) > %d", List.of("'\\x00'")),
            new Kind(text().array(), "cardinality(%s) > %d", List.of("'{}'", "array['a']")),
            new Kind(varchar(20).array(), "cardinality(%s) > %d", List.of("'{}'")),
            new Kind(integer().array(), "%s[1] > %d", List.of("'{1}'")),
            new Kind(MOOD, "%s <> 'A' and %d < 5", List.of("'A'")),
            new Kind(MOOD.array(), "cardinality(%s) > %d", List.of("'{A}'")),
            new Kind(COLOUR, "%s in ('A') and %d < 5", List.of("'A'")));

    private static final List<DataType> WITHOUT_ORDER = List.of(jsonb());

    private static final List<QualifiedName> TABLES = List.of(
            new QualifiedName("public", "t1"),
            new QualifiedName("public", "t2"),
            new QualifiedName("public", "order"),
            new QualifiedName("Other one", "t1"),
            new QualifiedName("Other one", "Two Words"));

    private final Random random;
    private final List<String> columnNames;
    private List<Kind> kinds = KINDS;

    private OverlappingModel(long seed) {
        this.random = new Random(seed);
        // Near enough to be taken for renames of each other.
        this.columnNames = List.of(
                "a", "b", "Cc", "d_e", "select", "f", chance(2) ? "mail" : "email", chance(2) ? "it\"s" : "its");
    }

    static DatabaseModel of(long seed) {
        return new OverlappingModel(seed).model();
    }

    private DatabaseModel model() {
        List<EnumType> enums = new ArrayList<>(List.of(new EnumType(new QualifiedName("public", "mood"), labels())));
        if (!chance(3)) {
            enums.add(new EnumType(new QualifiedName("Other one", "Colour"), labels()));
        }
        this.kinds = enums.size() == 2
                ? KINDS
                : KINDS.stream().filter(kind -> !kind.type().equals(COLOUR)).toList();
        List<Sequence> sequences = Stream.concat(Stream.of("s1"), some(List.of("s2", "Seq")).stream())
                .map(name -> new Sequence(
                        new QualifiedName("public", name),
                        null,
                        chance(2) ? new SequenceOptions() : new SequenceOptions().increment(50),
                        null,
                        null))
                .toList();
        List<QualifiedName> names = some(TABLES);
        List<Table> tables = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        for (QualifiedName name : names) {
            Table table = table(name, names);
            tables.add(table);
            indexes.addAll(indexes(table));
        }
        return new DatabaseModel(SCHEMAS, enums, List.of(), sequences, tables, indexes);
    }

    /** "A" is always there, as defaults and checks need one. */
    private List<String> labels() {
        List<String> labels = new ArrayList<>(some(List.of("B c", "D'd", "e", "f")));
        Collections.shuffle(labels, this.random);
        labels.add(this.random.nextInt(labels.size() + 1), "A");
        return labels;
    }

    private Table table(QualifiedName name, List<QualifiedName> tables) {
        List<TableElement> elements = new ArrayList<>();
        elements.add(numbered(column("id", bigint())));
        boolean ownKey = chance(6);
        if (ownKey) {
            elements.add(column("code", uuid()).notNull());
            elements.add(new Unique(List.of("id")));
        }
        PrimaryKey key = new PrimaryKey(List.of(ownKey ? "code" : "id")).named("pk_" + name.name());
        elements.add(ownKey || !chance(5) ? key : key.include("id"));
        List<Column> plain = new ArrayList<>();
        for (String column : some(this.columnNames)) {
            Kind kind = one(this.kinds);
            plain.add(drawn(column, kind));
            if (chance(4)) {
                Check check = check(kind.check().formatted(quoted(column), this.random.nextInt(3)));
                elements.add(chance(2) ? check : check.named("ck_" + column));
            }
        }
        elements.addAll(plain);
        first(plain, integer())
                .ifPresent(column ->
                        elements.add(generated(column("computed", bigint()), quoted(column) + " * " + (2 + flip()))));
        first(plain, varchar(20))
                .ifPresent(column -> elements.add(generated(column("loud", text()), "upper(" + quoted(column) + ")")));
        List<String> unique = plain.stream()
                .filter(column -> !WITHOUT_ORDER.contains(column.type()))
                .map(Column::name)
                .limit(2)
                .toList();
        if (!unique.isEmpty() && chance(2)) {
            Unique constraint = new Unique(unique);
            elements.add(
                    MAJOR >= 15 && chance(3)
                            ? constraint.nullsNotDistinct()
                            : chance(3) ? constraint.deferrable() : constraint);
        }
        for (QualifiedName other : some(tables)) {
            String column = "ref_" + TABLES.indexOf(other);
            Column reference = column(column, bigint());
            elements.add(chance(3) ? reference.notNull() : reference);
            elements.add(acting(new ForeignKey(List.of(column), other, List.of("id"))));
        }
        Table table = Table.of(name, elements);
        return chance(3) ? table.withComment("it's " + flip()) : table;
    }

    private Column numbered(Column id) {
        return switch (this.random.nextInt(5)) {
            case 0 -> id.identityByDefault();
            case 1 -> id.identityAlways();
            case 2 -> id.identityByDefault(options -> options.increment(50));
            case 3 -> id.notNull().defaultExpression("nextval('public.s1')");
            default -> id.notNull();
        };
    }

    private ForeignKey acting(ForeignKey key) {
        ForeignKey acting = key;
        if (chance(2)) {
            acting = acting.onDelete(one(List.of(ReferentialAction.values())));
        }
        if (chance(4)) {
            acting = acting.onUpdate(one(List.of(ReferentialAction.values())));
        }
        return switch (this.random.nextInt(6)) {
            case 0 -> acting.deferrable();
            case 1 -> acting.initiallyDeferred();
            default -> acting;
        };
    }

    private Column generated(Column column, String expression) {
        return MAJOR >= 18 && chance(2) ? column.generatedVirtual(expression) : column.generatedStored(expression);
    }

    private Column drawn(String name, Kind kind) {
        Column column = column(name, kind.type());
        column = chance(2) ? column.notNull() : column;
        column = chance(4) ? column.comment("number " + flip()) : column;
        column = isText(column) && chance(5) ? column.collate("C") : column;
        return chance(3) ? column.defaultExpression(one(kind.defaults())) : column;
    }

    private static Optional<Column> first(List<Column> columns, DataType type) {
        return columns.stream().filter(column -> column.type().equals(type)).findFirst();
    }

    private static boolean isText(Column column) {
        return column.type().equals(text());
    }

    private List<Index> indexes(Table table) {
        List<Column> sortable = table.columns().stream()
                .filter(column -> !WITHOUT_ORDER.contains(column.type()))
                .filter(column ->
                        column.generated() == null || column.generated().stored())
                .toList();
        List<Index> indexes = new ArrayList<>();
        for (Column column : sortable) {
            if (chance(3)) {
                indexes.add(index(table, column, one(sortable)));
            }
        }
        return indexes;
    }

    private Index index(Table table, Column column, Column other) {
        String name = "ix_" + table.name().name() + "_" + column.name();
        IndexKey key = key(column.name());
        if (isText(column)) {
            key = switch (this.random.nextInt(4)) {
                case 0 -> expression("lower(" + quoted(column) + ")");
                case 1 -> key.opclass("text_pattern_ops");
                default -> key;
            };
        }
        key = chance(3) ? key.desc() : key;
        key = chance(4) ? key.nullsFirst() : key;
        List<IndexKey> keys = chance(3) && !other.equals(column) ? List.of(key, key(other.name())) : List.of(key);
        Index index = new Index(name, table.name(), keys);
        index = chance(4) ? index.asUnique() : index;
        index = MAJOR >= 15 && index.unique() && chance(3) ? index.withNullsNotDistinct() : index;
        index = chance(4) ? index.withWhere(quoted(other) + " is not null") : index;
        return chance(5)
                ? index.withStorage(new IndexStorage().withInclude(List.of(other.name())))
                : chance(6) && keys.size() == 1 && !index.unique() && key.sort() == null && key.nullsOrder() == null
                        ? hash(index)
                        : index;
    }

    private static Index hash(Index index) {
        return index.withMethod("hash");
    }

    private static String quoted(Column column) {
        return quoted(column.name());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private int flip() {
        return this.random.nextInt(2);
    }

    /** One in so many. */
    private boolean chance(int of) {
        return this.random.nextInt(of) == 0;
    }

    private <T> T one(List<T> all) {
        return all.get(this.random.nextInt(all.size()));
    }

    /** Two in three of them. */
    private <T> List<T> some(List<T> all) {
        return all.stream().filter(one -> this.random.nextInt(3) > 0).toList();
    }
}
