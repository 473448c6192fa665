package dev.migrate.autogenerate;

import dev.migrate.operation.CreateDomain;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ObjectKind;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Domain;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares whole models: what lies outside of tables here, tables by {@link TableComparer}. */
final class ModelComparer {

    private final ComparisonSettings settings;
    private final Steps steps;

    ModelComparer(ComparisonSettings settings) {
        this.settings = settings;
        this.steps = new Steps(settings.counterpart(), settings.drops());
    }

    Comparison compare(DatabaseModel database, Wanted model) {
        NameForm names = NameForm.plain(this.settings.defaultSchema());
        DatabaseModel live = Legible.of(names.of(database));
        DatabaseModel filteredWanted = new MappedViews(this.steps, this.settings.counterpart())
                .without(
                        new FilteredModel(this.settings.filter(), false).of(Legible.of(names.of(model.spelled()))),
                        live);
        SchemaFilter filter = databaseFilter(filteredWanted).and(known(names, model.unknown()));
        DatabaseModel filtered = new FilteredModel(filter, true).of(live);
        LeftOut leftOut = LeftOut.of(live, filtered);
        DatabaseModel compared = leftOut.without(filtered, filteredWanted);
        Renames renames = new Renames(this.settings, this.steps, compared, filteredWanted);
        DatabaseModel renamed = renames.apply();
        DatabaseModel wanted = renames.wanted();
        compareSchemas(database, model.spelled());
        new EnumComparer(this.steps, renames::hint).compare(leftOut.with(renamed), wanted);
        compareDomains(renamed, wanted);
        new SequenceComparer(this.steps).compare(renamed, wanted);
        compareInvalidIndexes(renamed, wanted);
        noteUnenforced(renamed);
        compareTables(live, renamed, wanted, renames, Wording.of(names.of(model.written()), wanted));
        TakenNames taken = new TakenNames(leftOut.with(renamed));
        Dependents dependents = Dependents.of(renamed);
        return new Comparison(
                this.settings.counterpart(),
                this.steps.inOrder().stream()
                        .map(taken::told)
                        .map(dependents::told)
                        .toList(),
                renamed.others());
    }

    /** Leaves out what the server refuses: nothing may be said of what the database has in its place. */
    private SchemaFilter known(NameForm names, List<Wanted.Unknown> refused) {
        Set<SchemaObject> unknown = new LinkedHashSet<>();
        for (Wanted.Unknown one : refused) {
            SchemaObject object = SchemaObject.of(
                    one.object().kind(), names.names().apply(one.object().name()));
            if (unknown.add(object) && this.settings.filter().includes(object, false)) {
                this.steps.add(
                        Phase.NOTE,
                        new Difference(
                                        Difference.Kind.UNKNOWN,
                                        object,
                                        "is not compared, as the server refuses what the model wants: " + one.problem(),
                                        List.of(),
                                        List.of())
                                .remark("The server refuses: "
                                        + one.statement().strip().replaceAll("\\s+", " ")));
            }
        }
        return (object, inDatabase) -> !unknown.contains(SchemaObject.of(object.kind(), object.name()));
    }

    /** Schemas that the model does not speak of, and tables of libraries, are left out unless the model has them. */
    private SchemaFilter databaseFilter(DatabaseModel wanted) {
        Set<QualifiedName> entities = Stream.concat(
                        wanted.tables().stream().map(Table::name),
                        wanted.sequences().stream().map(Sequence::name))
                .collect(Collectors.toSet());
        Set<String> schemas = new HashSet<>(wanted.schemas());
        return this.settings
                .filter()
                .and((object, inDatabase) -> object.kind() == SchemaObject.Kind.SCHEMA
                        || schemas.contains(
                                Objects.requireNonNullElse(object.name().schema(), this.settings.defaultSchema())))
                .and((object, inDatabase) ->
                        TablePatterns.BOOKKEEPING.includes(object, inDatabase) || entities.contains(object.name()));
    }

    private void compareSchemas(DatabaseModel live, DatabaseModel wanted) {
        for (String schema : wanted.schemas()) {
            QualifiedName name = ObjectNames.schema(schema);
            SchemaObject object = SchemaObject.of(SchemaObject.Kind.SCHEMA, name);
            if (!live.schemas().contains(schema) && this.settings.filter().includes(object, false)) {
                this.steps.change(
                        Phase.SCHEMA,
                        object,
                        "is missing",
                        List.of(new CreateSchema(schema, false)),
                        List.of(new DropObject(
                                ObjectKind.SCHEMA, name, false, false, new CreateSchema(schema, false))));
            }
        }
    }

    private void compareDomains(DatabaseModel live, DatabaseModel wanted) {
        Map<QualifiedName, Domain> before = byName(live.domains(), Domain::name);
        for (Domain domain : wanted.domains()) {
            Domain was = before.get(domain.name());
            SchemaObject object = SchemaObject.of(SchemaObject.Kind.DOMAIN, domain.name());
            if (was == null) {
                this.steps.change(
                        Phase.DOMAIN,
                        object,
                        "is missing",
                        List.of(new CreateDomain(domain)),
                        List.of(new DropObject(ObjectKind.DOMAIN, domain.name(), false, false, null)));
            } else if (!Types.same(was.type(), domain.type())) {
                this.steps.note(
                        object,
                        "is made of " + Types.text(was.type()) + ", the model wants " + Types.text(domain.type())
                                + "; PostgreSQL cannot change that");
            }
        }
        Set<QualifiedName> names = wanted.domains().stream().map(Domain::name).collect(Collectors.toSet());
        before.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> this.steps.note(
                        SchemaObject.of(SchemaObject.Kind.DOMAIN, name), "is" + this.steps.onlyThere()));
    }

    /** What the build of an index left behind when it failed has its name, and nothing else of it. */
    private void compareInvalidIndexes(DatabaseModel live, DatabaseModel wanted) {
        Map<QualifiedName, SchemaObject> indexes = NewNames.indexes(wanted);
        live.others().stream()
                .filter(other -> other.kind().equals(OtherObject.INVALID_INDEX))
                .forEach(other -> {
                    SchemaObject index = indexes.get(other.name());
                    if (index != null) {
                        this.steps.change(
                                Phase.DROP_INDEX,
                                index,
                                "is invalid",
                                List.of(new DropIndex(other.name(), false, true, false, null)),
                                List.of());
                    } else {
                        this.steps.note(
                                SchemaObject.of(SchemaObject.Kind.INDEX, other.name()),
                                "is invalid: it was not built to its end, and serves nothing");
                    }
                });
    }

    private void noteUnenforced(DatabaseModel live) {
        live.others().stream()
                .filter(other -> other.kind().equals(OtherObject.UNENFORCED))
                .forEach(other -> this.steps.note(
                        ObjectNames.table(other.name()),
                        "has the constraint " + other.part() + ", which the server does not enforce"));
    }

    private void compareTables(
            DatabaseModel everything, DatabaseModel live, DatabaseModel wanted, Renames renames, Wording wording) {
        Map<QualifiedName, Table> before = byName(live.tables(), Table::name);
        Map<QualifiedName, Table> after = byName(wanted.tables(), Table::name);
        Map<QualifiedName, List<Index>> indexesBefore = byTable(live.indexes());
        Map<QualifiedName, List<Index>> indexesAfter = byTable(wanted.indexes());
        NewNames names = new NewNames(this.settings.naming(), this.settings.defaultSchema(), everything, wanted);
        Map<QualifiedName, Set<Set<String>>> referred = referredTo(wanted.tables());
        Dependents dependents = Dependents.of(live);
        List<TableComparer> comparers = new ArrayList<>();
        after.forEach((name, table) -> {
            Table was = before.get(name);
            if (was != null) {
                TableSide one = new TableSide(was, indexesBefore.getOrDefault(name, List.of()), null);
                TableSide other = new TableSide(table, indexesAfter.getOrDefault(name, List.of()), wording);
                Known known = new Known(SequenceWords.owned(live, name), renames::hint, dependents);
                ColumnComparer columns = new ColumnComparer(this.steps, one, other, known);
                comparers.add(new TableComparer(
                        this.steps, names, one, other, columns, referred.getOrDefault(name, Set.of())));
            }
        });
        comparers.forEach(TableComparer::match);
        Unsettled unsettled = new Unsettled();
        comparers.forEach(comparer -> comparer.tell(unsettled));
        comparers.forEach(comparer -> comparer.settle(unsettled));
        Map<QualifiedName, Table> missing = new LinkedHashMap<>(after);
        missing.keySet().removeAll(before.keySet());
        Map<QualifiedName, Table> surplus = new LinkedHashMap<>(before);
        surplus.keySet().removeAll(after.keySet());
        Set<QualifiedName> staying =
                new HashSet<>(byName(everything.tables(), Table::name).keySet());
        staying.addAll(before.keySet());
        staying.removeAll(surplus.keySet());
        comparers.forEach(TableComparer::emit);
        WholeTables whole = new WholeTables(this.steps, names, staying, unsettled, dependents, renames::hint);
        whole.create(
                missing.values().stream().map(wording::of).toList(),
                byTable(wanted.indexes().stream().map(wording::of).toList()));
        whole.drop(
                surplus.values().stream()
                        .filter(table -> !isInherited(table, live, staying))
                        .toList(),
                indexesBefore);
    }

    /** PostgreSQL drops no table that another one inherits from. */
    private boolean isInherited(Table table, DatabaseModel live, Set<QualifiedName> staying) {
        boolean inherited = live.tables().stream()
                .filter(other -> staying.contains(other.name()))
                .anyMatch(other -> other.options().inherits().contains(table.name()));
        if (inherited) {
            this.steps.note(
                    ObjectNames.table(table.name()),
                    "is" + this.steps.onlyThere() + "; tables that stay inherit from it");
        }
        return inherited;
    }

    /** Returns the columns of each table that foreign keys refer to. */
    private static Map<QualifiedName, Set<Set<String>>> referredTo(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.constraints().stream())
                .filter(ForeignKey.class::isInstance)
                .map(ForeignKey.class::cast)
                .collect(Collectors.groupingBy(
                        ForeignKey::referencedTable,
                        Collectors.mapping(key -> Set.copyOf(key.referencedColumns()), Collectors.toSet())));
    }

    private static Map<QualifiedName, List<Index>> byTable(List<Index> indexes) {
        return indexes.stream().collect(Collectors.groupingBy(Index::table));
    }

    private static <T> Map<QualifiedName, T> byName(List<T> things, Function<T, QualifiedName> name) {
        Map<QualifiedName, T> map = new LinkedHashMap<>();
        things.forEach(thing -> map.put(name.apply(thing), thing));
        return map;
    }
}
