package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes models as entities could want them, of few names, so that two of them have much in common and much not. */
final class RandomModel {

    private static final String SCHEMA = "public";

    private static final List<DataType> TYPES = List.of(
            Definitions.integer(),
            Definitions.bigint(),
            Definitions.smallint(),
            Definitions.numeric(10, 2),
            Definitions.numeric(12, 4),
            Definitions.doublePrecision(),
            Definitions.varchar(20),
            Definitions.varchar(50),
            Definitions.text(),
            Definitions.bool(),
            Definitions.date(),
            Definitions.timestamp(),
            Definitions.timestamptz(3),
            Definitions.uuid(),
            Definitions.jsonb(),
            Definitions.bytea(),
            Definitions.text().array(),
            Definitions.integer().array());

    private final Random random;
    private final List<EnumType> enums = new ArrayList<>();

    private RandomModel(long seed) {
        this.random = new Random(seed);
    }

    static DatabaseModel of(long seed) {
        return new RandomModel(seed).model();
    }

    private DatabaseModel model() {
        for (String name : some(List.of("mood", "Colour"))) {
            List<String> values = some(List.of("A", "B c", "D'd", "e"));
            this.enums.add(new EnumType(name(name), values.isEmpty() ? List.of("A") : values));
        }
        List<Sequence> sequences = new ArrayList<>();
        for (String name : some(List.of("s1", "s2"))) {
            SequenceOptions options = new SequenceOptions();
            sequences.add(new Sequence(
                    name(name), null, this.random.nextBoolean() ? options : options.increment(50), null, null));
        }
        List<String> names = some(List.of("t1", "t2", "order", "Two Words", "t5"));
        List<Table> tables = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        for (String name : names) {
            Table table = table(name, names);
            tables.add(table);
            indexes.addAll(indexes(table));
        }
        return new DatabaseModel(List.of(SCHEMA), this.enums, List.of(), sequences, tables, indexes);
    }

    private Table table(String name, List<String> tables) {
        List<TableElement> elements = new ArrayList<>();
        Column id = Definitions.column("id", Definitions.bigint());
        elements.add(this.random.nextBoolean() ? id.identityByDefault() : id.notNull());
        elements.add(Definitions.primaryKey("id").named("pk_" + name));
        List<Column> plain = new ArrayList<>();
        for (String column : some(List.of("a", "b", "Cc", "d_e", "select", "f"))) {
            plain.add(column(column));
        }
        elements.addAll(plain);
        plain.stream()
                .filter(column -> column.type().equals(Definitions.integer()))
                .findFirst()
                .ifPresent(column -> {
                    String quoted = "\"" + column.name() + "\"";
                    elements.add(new Check(quoted + " > " + this.random.nextInt(2)));
                    elements.add(
                            Definitions.column("computed", Definitions.bigint()).generatedStored(quoted + " * 2"));
                });
        if (!plain.isEmpty() && this.random.nextBoolean()) {
            List<String> columns = keyable(plain);
            if (!columns.isEmpty()) {
                elements.add(new Unique(columns));
            }
        }
        for (String other : some(tables)) {
            String column = "ref_" + tables.indexOf(other);
            Column reference = Definitions.column(column, Definitions.bigint());
            elements.add(this.random.nextInt(3) == 0 ? reference.notNull() : reference);
            ForeignKey key = new ForeignKey(List.of(column), name(other), List.of("id"));
            elements.add(this.random.nextBoolean() ? key.onDelete(ReferentialAction.CASCADE) : key);
        }
        Table table = Table.of(name(name), elements);
        return this.random.nextInt(3) == 0 ? table.withComment("it's " + this.random.nextInt(2)) : table;
    }

    private Column column(String name) {
        int choice = this.random.nextInt(TYPES.size() + this.enums.size());
        Column column = Definitions.column(
                name,
                choice < TYPES.size()
                        ? TYPES.get(choice)
                        : new NamedType(this.enums.get(choice - TYPES.size()).name()));
        if (this.random.nextBoolean()) {
            column = column.notNull();
        }
        if (this.random.nextInt(4) == 0) {
            column = column.comment("number " + this.random.nextInt(2));
        }
        return this.random.nextInt(3) == 0 ? withDefault(column) : column;
    }

    private Column withDefault(Column column) {
        return switch (TYPES.indexOf(column.type())) {
            case 0, 1, 2, 3, 4, 5 -> column.defaultValue(this.random.nextInt(2));
            case 6, 7, 8 -> column.defaultValue("it's");
            case 9 -> column.defaultValue(this.random.nextBoolean());
            case 11, 12 -> column.defaultExpression("now()");
            case 13 -> column.defaultExpression("gen_random_uuid()");
            case 14, 16 -> column.defaultValue("{}");
            default -> column;
        };
    }

    private static List<String> keyable(List<Column> columns) {
        return columns.stream()
                .filter(column -> !column.type().equals(Definitions.jsonb()))
                .map(Column::name)
                .limit(2)
                .toList();
    }

    private List<Index> indexes(Table table) {
        List<Index> indexes = new ArrayList<>();
        for (String column : some(keyable(table.columns()))) {
            IndexKey key = Definitions.key(column);
            indexes.add(new Index(
                    "ix_" + table.name().name() + "_" + column,
                    table.name(),
                    List.of(this.random.nextBoolean() ? key.desc() : key)));
        }
        return indexes;
    }

    private static QualifiedName name(String name) {
        return new QualifiedName(SCHEMA, name);
    }

    private List<String> some(List<String> all) {
        Set<Integer> chosen = new LinkedHashSet<>();
        IntStream.range(0, all.size())
                .filter(place -> this.random.nextInt(3) > 0)
                .forEach(chosen::add);
        return chosen.stream().map(all::get).toList();
    }
}
