package dev.migrate.postgres.catalog;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.postgres.Session;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Check;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.DataType;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which texts of the two sides mean the same although the server spells them differently: it does so when the
 * types of the columns differ, when the type of a column was changed, and when a text has once been through a dump. Both
 * texts are put on a table with the columns that are there, and the planner is asked what remains of them when it has
 * computed all constants: {@code ARRAY['a'::text]} and {@code (ARRAY['a'::character varying])::text[]} are one to it. What
 * is equal then means the same. The tables of the user are not touched: their likeness is made from the model.
 */
final class Respelling {

    private final Session session;
    private final ShadowNames names;
    private final String searchPath;
    private final DatabaseModel live;
    private final DdlRenderer renderer = new DdlRenderer();

    Respelling(Session session, ShadowNames names, String searchPath, DatabaseModel live) {
        this.session = session;
        this.names = names;
        this.searchPath = searchPath;
        this.live = live;
    }

    /** Returns the wanted model with the spelling of the database wherever that means the same. */
    DatabaseModel apply(DatabaseModel spelled, DatabaseModel source) {
        List<Site> sites = Sites.of(spelled, source, this.live);
        if (sites.isEmpty()) {
            return spelled;
        }
        Map<QualifiedName, Table> probes = new LinkedHashMap<>();
        String schema = this.names.probe();
        sites.forEach(site -> probes.computeIfAbsent(
                site.table(),
                table -> likeness(table, new QualifiedName(schema, "zz_probe_" + probes.size()), spelled)));
        Map<Integer, String> texts = spell(schema, sites, probes);
        Folding folding = new Folding(this.session);
        Map<Integer, String> folded = new TreeMap<>();
        probes.forEach((table, probe) -> {
            Map<Integer, String> own = new TreeMap<>(texts);
            own.keySet().removeIf(number -> !sites.get(number).table().equals(table));
            folded.putAll(folding.of(probe, sites, own));
        });
        return replace(spelled, synonyms(sites, folded));
    }

    /** Lets the server spell all texts on the likenesses of their tables. */
    private Map<Integer, String> spell(String schema, List<Site> sites, Map<QualifiedName, Table> probes) {
        List<Piece> pieces = new ArrayList<>();
        probes.values().forEach(probe -> pieces.add(piece(probe.name().name(), new CreateTable(probe, false))));
        for (int number = 0; number < sites.size(); number++) {
            Site site = sites.get(number);
            Table probe = Objects.requireNonNull(probes.get(site.table()));
            pieces.add(piece(name(number), operation(site, name(number), probe.name())));
        }
        List<String> before = new ArrayList<>(List.of(this.searchPath));
        if (!this.names.isTemporary()) {
            before.add("CREATE SCHEMA " + schema);
        }
        this.session.gate().send(before);
        new PieceRunner(this.session.gate()).run(pieces);
        String realName = this.names.realName(this.session, schema);
        return read(CatalogReader.readInside(this.session, List.of(realName)).tables(), sites);
    }

    /** The columns that are there, and those that are only wanted, with nothing but their types. */
    private Table likeness(QualifiedName name, QualifiedName probe, DatabaseModel spelled) {
        Map<String, Column> columns = new LinkedHashMap<>();
        table(this.live, name).columns().forEach(column -> columns.put(column.name(), plain(column, column.type())));
        table(spelled, name)
                .columns()
                .forEach(column -> columns.putIfAbsent(
                        column.name(),
                        plain(column, this.names.there().apply(column).type())));
        return Table.of(probe, List.copyOf(columns.values()));
    }

    private static Column plain(Column column, DataType type) {
        return new Column(
                column.name(),
                withoutSequence(type),
                true,
                null,
                null,
                null,
                new ColumnOptions(null, column.options().collation(), null),
                List.of());
    }

    static DataType withoutSequence(DataType type) {
        if (!(type instanceof BuiltInType builtIn)) {
            return type;
        }
        return switch (builtIn.kind()) {
            case SMALLSERIAL -> new BuiltInType(BuiltIn.SMALLINT, List.of(), null);
            case SERIAL -> new BuiltInType(BuiltIn.INTEGER, List.of(), null);
            case BIGSERIAL -> new BuiltInType(BuiltIn.BIGINT, List.of(), null);
            default -> type;
        };
    }

    /** A check can hold any text over a row; only what depends on the type of its column needs a column. */
    private static Operation operation(Site site, String name, QualifiedName probe) {
        ColumnDefault source = site.source();
        String text = source instanceof Expression expression ? expression.sql() : "";
        return switch (site.kind()) {
            case CHECK, PREDICATE -> new AddConstraint(probe, new Check(text).named(name));
            case KEY -> new AddConstraint(probe, new Check("(" + text + ") is not null").named(name));
            case DEFAULT -> new AddColumn(probe, column(site, name, source, null), false);
            case GENERATED -> new AddColumn(probe, column(site, name, null, new Generated(text, true)), false);
        };
    }

    private static Column column(Site site, String name, @Nullable ColumnDefault value, @Nullable Generated generated) {
        DataType type = withoutSequence(Objects.requireNonNull(site.type()));
        return new Column(name, type, true, value, null, generated, new ColumnOptions(), List.of());
    }

    private Piece piece(String name, Operation operation) {
        return new Piece(
                Refused.Kind.TABLE,
                new QualifiedName(null, name),
                this.renderer.render(operation).get(0));
    }

    private static String name(int number) {
        return "zz_probe_text_" + number;
    }

    /** Takes the texts that came back; a text that the server refused has no second spelling. */
    private static Map<Integer, String> read(List<Table> probes, List<Site> sites) {
        Map<String, String> found = new HashMap<>();
        for (Table probe : probes) {
            probe.constraints().forEach(constraint -> {
                if (constraint instanceof Check check && check.name() != null) {
                    found.put(check.name(), check.expression());
                }
            });
            probe.columns().forEach(column -> {
                if (column.defaultValue() instanceof Expression expression) {
                    found.put(column.name(), expression.sql());
                } else if (column.generated() != null) {
                    found.put(column.name(), column.generated().expression());
                }
            });
        }
        Map<Integer, String> texts = new TreeMap<>();
        for (int number = 0; number < sites.size(); number++) {
            String text = found.get(name(number));
            if (text != null) {
                texts.put(number, sites.get(number).kind() == Site.Kind.KEY ? withoutTest(text) : text);
            }
        }
        return texts;
    }

    private static String withoutTest(String text) {
        return SqlText.withoutParentheses(text.replaceFirst(" IS NOT NULL$", ""));
    }

    /** For each place, the spelling of the database by the wanted one that means the same. */
    private static Map<Site.Place, Map<String, String>> synonyms(List<Site> sites, Map<Integer, String> texts) {
        Map<Site.Place, Map<String, String>> live = new HashMap<>();
        texts.forEach((number, text) -> {
            Site site = sites.get(number);
            if (site.live()) {
                live.computeIfAbsent(site.place(), place -> new HashMap<>()).putIfAbsent(text, site.spelled());
            }
        });
        Map<Site.Place, Map<String, String>> synonyms = new HashMap<>();
        texts.forEach((number, text) -> {
            Site site = sites.get(number);
            String there = site.live()
                    ? null
                    : live.getOrDefault(site.place(), Map.of()).get(text);
            if (there != null) {
                synonyms.computeIfAbsent(site.place(), place -> new HashMap<>()).put(site.spelled(), there);
            }
        });
        return synonyms;
    }

    private static DatabaseModel replace(DatabaseModel model, Map<Site.Place, Map<String, String>> synonyms) {
        return new DatabaseModel(
                model.schemas(),
                model.enums(),
                model.domains(),
                model.sequences(),
                model.tables().stream().map(table -> replace(table, synonyms)).toList(),
                model.indexes().stream().map(index -> replace(index, synonyms)).toList(),
                model.others());
    }

    private static Table replace(Table table, Map<Site.Place, Map<String, String>> synonyms) {
        Function<Site.Place, Map<String, String>> at = place -> synonyms.getOrDefault(place, Map.of());
        Map<String, String> checks = at.apply(new Site.Place(table.name(), Site.Kind.CHECK, null));
        List<Column> columns = table.columns().stream()
                .map(column -> replace(
                        column,
                        at.apply(new Site.Place(table.name(), Site.Kind.DEFAULT, column.name())),
                        at.apply(new Site.Place(table.name(), Site.Kind.GENERATED, column.name()))))
                .toList();
        return new Table(
                table.name(),
                columns,
                table.constraints().stream()
                        .map(constraint -> constraint instanceof Check check
                                ? new Check(
                                        check.name(),
                                        checks.getOrDefault(check.expression(), check.expression()),
                                        check.inherited(),
                                        check.validated())
                                : constraint)
                        .toList(),
                table.comment(),
                table.options());
    }

    private static Column replace(Column column, Map<String, String> defaults, Map<String, String> expressions) {
        Generated generated = column.generated();
        return new Column(
                column.name(),
                column.type(),
                column.nullable(),
                column.defaultValue() instanceof Expression expression
                        ? new Expression(defaults.getOrDefault(expression.sql(), expression.sql()))
                        : column.defaultValue(),
                column.identity(),
                generated == null
                        ? null
                        : new Generated(
                                expressions.getOrDefault(generated.expression(), generated.expression()),
                                generated.stored()),
                column.options(),
                List.of());
    }

    private static Index replace(Index index, Map<Site.Place, Map<String, String>> synonyms) {
        Map<String, String> predicates =
                synonyms.getOrDefault(new Site.Place(index.table(), Site.Kind.PREDICATE, null), Map.of());
        Map<String, String> keys = synonyms.getOrDefault(new Site.Place(index.table(), Site.Kind.KEY, null), Map.of());
        String where = index.where();
        return new Index(
                index.name(),
                index.table(),
                index.keys().stream()
                        .map(key -> key.expression()
                                ? new IndexKey(
                                        keys.getOrDefault(key.text(), key.text()),
                                        true,
                                        key.collation(),
                                        key.operatorClass(),
                                        key.sort(),
                                        key.nullsOrder())
                                : key)
                        .toList(),
                index.unique(),
                index.nullsDistinct(),
                index.method(),
                where == null ? null : predicates.getOrDefault(where, where),
                index.storage());
    }

    private static Table table(DatabaseModel model, QualifiedName name) {
        return model.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
