package dev.migrate.testing;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Domain;
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
import dev.migrate.schema.TableOptions;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A model of everything that the vocabulary has, out of a seed. Its names are odd, and every constraint has one. */
public final class RandomModel {

    /** The schemas that the models speak for. */
    public static final List<String> SCHEMAS = List.of("Other one", "public");

    private static final List<String> NAMES = List.of(
            "order", "user_name", "Mixed Case", "ünïcode", "it's", "say \"hi\"", "select", "a.b", "$1", "x".repeat(50));

    private static final List<Kind> KINDS = List.of(
            new Kind(integer(), true, "%s > 0", "0", "1 + 2", "-5"),
            new Kind(bigint(), true, "%s between 1 and 9", "-9223372036854775808", "10::bigint"),
            new Kind(smallint(), true, "%s in (1, 2)", "1"),
            new Kind(numeric(10, 2), true, "%s >= 0.5", "1.50", "0"),
            new Kind(numeric(), true, "%s <> 7", "'NaN'"),
            new Kind(doublePrecision(), true, "%s < 1e10", "0.1", "'-Infinity'"),
            new Kind(varchar(20), true, "%s in ('a', 'b')", "'it''s'", "lower('X')", "'a' || 'b'"),
            new Kind(varchar(), true, "length(%s) > 2", "''"),
            new Kind(text(), true, "%s <> '' or %1$s like '%%(%%'", "'x'", "current_user"),
            new Kind(character(3), true, "%s ~ '^[A-Z]{3}$'", "'EUR'"),
            new Kind(bool(), true, "%s or not %1$s", "true", "(not true)"),
            new Kind(timestamptz(6), true, "%s > '2020-01-01'", "now()", "current_timestamp"),
            new Kind(timestamptz(), true, "%s is not null", "now() - interval '1 day'"),
            new Kind(timestamp(0), true, "%s < '2100-01-01'", "localtimestamp(0)"),
            new Kind(date(), true, "extract(year from %s) > 2000", "current_date", "'2024-02-29'"),
            new Kind(time(3), true, "%s < '12:00'", "'00:00'"),
            new Kind(interval(), true, "%s > '0'", "'1 day 02:00'"),
            new Kind(uuid(), true, "%s::text <> ''", "gen_random_uuid()"),
            new Kind(jsonb(), true, "jsonb_typeof(%s) = 'object'", "'{}'", "'{\"a\": [1, \"b\"]}'"),
            new Kind(json(), false, "%s ->> 'a' is not null", "'{}'"),
            new Kind(bytea(), true, "length(%s) < 9", "'\\x00ff'"),
            new Kind(inet(), true, "family(%s) = 4", "'127.0.0.1'"),
            new Kind(int4range(), true, "not isempty(%s)", "'[1,5)'"),
            new Kind(bit(3), true, "%s <> b'000'", "b'101'"),
            new Kind(varbit(5), true, "length(%s) > 1", "'1'"),
            new Kind(point(), false, "%s is not null", "'(1,2)'"),
            new Kind(tsvector(), true, "%s is null", "to_tsvector('simple', 'a b')"),
            new Kind(array(text()), true, "cardinality(%s) > 1", "'{}'", "array['a', 'b(c']"),
            new Kind(array(numeric(5, 1)), true, "%s[1] > 0", "array[1.5]"));

    private final Random random;
    private final List<EnumType> enums = new ArrayList<>();
    private final List<Domain> domains = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private int number;

    private RandomModel(long seed) {
        this.random = new Random(seed);
    }

    /** Makes a model; the same seed makes the same one. */
    public static DatabaseModel of(long seed) {
        return new RandomModel(seed).make();
    }

    private DatabaseModel make() {
        times(3, () -> this.enums.add(new EnumType(name("mood"), labels())));
        times(2, () -> this.domains.add(domain()));
        times(
                3,
                () -> this.sequences.add(
                        new Sequence(name("seq"), chance(3) ? integer() : null, counting(), null, null)));
        int count = 1 + this.random.nextInt(5);
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plans.add(plan());
        }
        plans.forEach(plan -> foreignKeys(plan, plans));
        plans.forEach(plan -> this.tables.add(plan.table()));
        return new DatabaseModel(SCHEMAS, this.enums, this.domains, this.sequences, this.tables, this.indexes);
    }

    private Plan plan() {
        Plan plan = new Plan(name("t"));
        int count = 1 + this.random.nextInt(7);
        for (int i = 0; i < count; i++) {
            addColumn(plan);
        }
        // The server cannot check keys of arrays that refer to others.
        List<Column> sortable = plan.keyColumns.stream()
                .filter(column -> !(column.type() instanceof ArrayType))
                .toList();
        if (!sortable.isEmpty() && !chance(4)) {
            List<Column> key = some(sortable, 2);
            key.forEach(column -> plan.columns.replaceAll(old -> old.equals(column) ? old.notNull() : old));
            PrimaryKey primary = new PrimaryKey(names(key)).named(plain("pk"));
            plan.key = key;
            // No key can refer to a deferrable one.
            plan.constraints.add(0, chance(4) ? primary.initiallyDeferred() : primary);
            plan.referable = plan.constraints.contains(primary);
        } else if (chance(3)) {
            plan.options = plan.options.withPersistence(TableOptions.Persistence.UNLOGGED);
        }
        if (chance(4)) {
            plan.options = plan.options.withParameter("fillfactor", "70");
        }
        times(2, () -> addUnique(plan));
        times(3, () -> addIndex(plan));
        return plan;
    }

    private void addColumn(Plan plan) {
        if (chance(8)) {
            // Two long names of one table can make the server give their sequences one name.
            String name = "n_" + this.number++;
            Column identity = column(name, one(List.of(integer(), bigint())));
            plan.columns.add(chance(2) ? identity.identityAlways() : identity.identityByDefault(options -> counting()));
            return;
        }
        String name = plain("c");
        if (chance(12) && name.length() < 50) {
            plan.columns.add(column(name, one(List.of(serial(), bigserial()))).notNull());
            return;
        }
        if (chance(8) && !this.enums.isEmpty()) {
            addEnumColumn(plan, name, one(this.enums));
            return;
        }
        if (chance(10) && !this.domains.isEmpty()) {
            plan.columns.add(column(name, type(one(this.domains).name())));
            return;
        }
        if (chance(10) && !this.sequences.isEmpty()) {
            plan.columns.add(column(name, bigint())
                    .defaultExpression(
                            "nextval('" + quoted(one(this.sequences).name()).replace("'", "''") + "')"));
            return;
        }
        Kind kind = one(KINDS);
        Column column = column(name, kind.type());
        column = chance(3) ? column.defaultExpression(one(kind.defaults())) : column;
        column = chance(3) ? column.notNull() : column;
        column = chance(6) ? column.comment("it's " + name) : column;
        column = chance(6) && kind.type().equals(text()) ? column.collate("C") : column;
        plan.columns.add(column);
        if (kind.sortable()) {
            plan.keyColumns.add(column);
        }
        if (chance(3)) {
            plan.constraints.add(check(kind.check().formatted(quoted(name))).named(plain("ck")));
        }
        if (kind.type().equals(integer()) && chance(2)) {
            plan.columns.add(column(plain("g"), bigint()).generatedStored(quoted(name) + " * 2 + 1"));
        }
    }

    private void addEnumColumn(Plan plan, String name, EnumType type) {
        DataType named = type(type.name());
        String label = "'" + one(type.values()).replace("'", "''") + "'";
        Column column = chance(4) ? column(name, named.array()) : column(name, named);
        boolean plain = column.type().equals(named);
        column = plain && chance(2) ? column.defaultExpression(label) : column;
        plan.columns.add(column);
        if (plain) {
            plan.keyColumns.add(column);
            plan.constraints.add(check(quoted(name) + " <> " + label).named(plain("ck")));
        }
    }

    private void addUnique(Plan plan) {
        if (!plan.keyColumns.isEmpty()) {
            Unique unique = new Unique(names(some(plan.keyColumns, 3))).named(plain("uq"));
            plan.constraints.add(chance(3) ? unique.deferrable() : chance(4) ? unique.with("fillfactor", 80) : unique);
        }
    }

    private void addIndex(Plan plan) {
        if (plan.keyColumns.isEmpty()) {
            return;
        }
        List<IndexKey> keys = new ArrayList<>();
        for (Column column : some(plan.keyColumns, 3)) {
            IndexKey key = key(column.name());
            key = chance(4) && isText(column) ? expression("lower(" + quoted(column.name()) + ")") : key;
            key = chance(4) && isText(column) && !key.expression() ? key.opclass("text_pattern_ops") : key;
            key = chance(3) ? key.desc() : key;
            keys.add(chance(4) ? key.nullsFirst() : key);
        }
        Index index = new Index(plain("ix"), plan.name, keys);
        index = chance(3) ? index.asUnique() : index;
        index = chance(4) ? index.withWhere(quoted(one(plan.keyColumns).name()) + " is not null") : index;
        index = chance(5)
                ? index.withStorage(new IndexStorage()
                        .withInclude(List.of(one(plan.keyColumns).name())))
                : index;
        this.indexes.add(index);
        Column first = plan.keyColumns.get(0);
        if (first.type().equals(jsonb()) || first.type() instanceof ArrayType) {
            this.indexes.add(new Index(plain("gin"), plan.name, List.of(key(first.name()))).withMethod("gin"));
        } else if (first.type().equals(int4range())) {
            plan.constraints.add(exclude(first.name(), "&&").named(plain("ex")));
        } else if (chance(4) && isText(first)) {
            this.indexes.add(new Index(plain("hash"), plan.name, List.of(key(first.name()))).withMethod("hash"));
        }
    }

    private static boolean isText(Column column) {
        return column.type().equals(text());
    }

    private void foreignKeys(Plan plan, List<Plan> plans) {
        List<Plan> targets = plans.stream().filter(target -> target.referable).toList();
        if (targets.isEmpty() || chance(3)) {
            return;
        }
        Plan target = one(targets);
        List<Column> own = new ArrayList<>();
        for (Column key : target.key) {
            own.add(column(plain("fk"), key.type()));
        }
        ForeignKey key = foreignKey(names(own).toArray(String[]::new))
                .references(target.name, names(target.key).toArray(String[]::new))
                .named(plain("fk"));
        key = chance(2) ? key.onDelete(one(List.of(ReferentialAction.values()))) : key;
        key = chance(3) ? key.onUpdate(ReferentialAction.CASCADE) : key;
        key = chance(3) ? key.initiallyDeferred() : key;
        plan.columns.addAll(own);
        plan.constraints.add(chance(5) ? key.notValid() : key);
        boolean logged = plan.options.persistence() == TableOptions.Persistence.PERMANENT;
        plan.options = logged ? plan.options : plan.options.withPersistence(TableOptions.Persistence.PERMANENT);
    }

    private Domain domain() {
        return chance(2)
                ? new Domain(
                        name("dom"),
                        varchar(20),
                        chance(2),
                        chance(2) ? sql("'x'") : null,
                        null,
                        List.of(check("value <> 'it''s'").named(plain("ck"))))
                : new Domain(name("dom"), integer(), true, null, null, List.of());
    }

    private SequenceOptions counting() {
        SequenceOptions options = new SequenceOptions();
        options = chance(2) ? options.increment(1 + this.random.nextInt(50)) : options;
        options = chance(3) ? options.start(100).maximum(1000) : options;
        options = chance(4) ? options.cache(5) : options;
        return chance(5) ? options.cycle(true) : options;
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        int count = 1 + this.random.nextInt(4);
        for (int i = 0; i < count; i++) {
            labels.add(one(NAMES) + i);
        }
        return labels;
    }

    private QualifiedName name(String kind) {
        return name(one(SCHEMAS), plain(kind));
    }

    private String plain(String kind) {
        return (chance(3) ? one(NAMES) : kind) + "_" + this.number++;
    }

    private List<Column> some(List<Column> columns, int atMost) {
        List<Column> rest = new ArrayList<>(columns);
        List<Column> some = new ArrayList<>();
        int count = 1 + this.random.nextInt(Math.min(atMost, rest.size()));
        for (int i = 0; i < count; i++) {
            some.add(rest.remove(this.random.nextInt(rest.size())));
        }
        return some;
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static DataType array(DataType element) {
        return new ArrayType(element);
    }

    private static QualifiedName name(String schema, String name) {
        return new QualifiedName(schema, name);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String quoted(QualifiedName name) {
        return quoted(String.valueOf(name.schema())) + "." + quoted(name.name());
    }

    private <T> T one(List<T> all) {
        return all.get(this.random.nextInt(all.size()));
    }

    /** One in so many. */
    private boolean chance(int of) {
        return this.random.nextInt(of) == 0;
    }

    private void times(int atMost, Runnable action) {
        int count = this.random.nextInt(atMost + 1);
        for (int i = 0; i < count; i++) {
            action.run();
        }
    }

    private record Kind(DataType type, boolean sortable, String check, List<String> defaults) {

        Kind(DataType type, boolean sortable, String check, String... defaults) {
            this(type, sortable, check, List.of(defaults));
        }
    }

    /** A table in the making. */
    private static final class Plan {

        private final QualifiedName name;
        private final List<Column> columns = new ArrayList<>();
        private final List<Column> keyColumns = new ArrayList<>();
        private final List<Constraint> constraints = new ArrayList<>();
        private List<Column> key = List.of();
        private boolean referable;
        private TableOptions options = new TableOptions();

        private Plan(QualifiedName name) {
            this.name = name;
        }

        private Table table() {
            return new Table(
                    this.name,
                    this.columns,
                    this.constraints,
                    this.columns.size() > 4 ? "it's big" : null,
                    this.options);
        }
    }
}
