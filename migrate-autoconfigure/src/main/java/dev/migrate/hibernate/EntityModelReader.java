package dev.migrate.hibernate;

import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;

/**
 * Reads the relational model of a persistence unit whose session factory is finished: building it still changes the
 * metadata (Bean Validation and generated timestamps make columns {@code not null}, for example). What Hibernate's exporters
 * would write is read piece by piece, as they write it.
 */
final class EntityModelReader {

    private final Metadata metadata;
    private final SqlStringGenerationContext context;
    private final Names names;
    private final Notes notes = new Notes();
    private final Dialect dialect;
    private final List<EnumType> enums;
    private final ColumnReader columns;
    private final ConstraintReader constraints;
    private final ForeignKeyReader foreignKeys;
    private final TableOptionsReader options;

    private EntityModelReader(Metadata metadata, Map<String, Object> settings) {
        Database database = metadata.getDatabase();
        this.metadata = metadata;
        this.dialect = database.getDialect();
        this.context =
                SqlStringGenerationContextImpl.fromConfigurationMap(database.getJdbcEnvironment(), database, settings);
        this.names = new Names(this.context.getDefaultSchema());
        AuxiliaryReader auxiliary = new AuxiliaryReader(metadata, this.context, this.names, this.notes);
        this.enums = auxiliary.enums();
        Set<QualifiedName> own = new HashSet<>(auxiliary.composites());
        this.enums.forEach(type -> own.add(type.name()));
        this.columns = new ColumnReader(metadata, new TypeReader(own));
        this.constraints = new ConstraintReader(new AggregateChecks(this.dialect), this.notes);
        this.foreignKeys = new ForeignKeyReader(this.names, this.notes);
        this.options = new TableOptionsReader(this.notes);
    }

    /**
     * Reads a persistence unit.
     *
     * @param unit its name
     * @param metadata the metadata of a finished session factory, still open
     * @param settings the settings of that session factory
     */
    static EntityModel read(String unit, Metadata metadata, Map<String, Object> settings) {
        // Hibernate sorts columns only where it is going to create a schema.
        ((MetadataImplementor) metadata).orderColumns(true);
        EntityModelReader reader = new EntityModelReader(metadata, settings);
        DatabaseModel model = reader.database();
        return new EntityModel(unit, model, reader.notes.list());
    }

    private DatabaseModel database() {
        List<Sequence> sequences = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        List<OtherObject> others = new ArrayList<>();
        IndexReader indexReader = new IndexReader(this.dialect, this.names, this.notes);
        SequenceReader sequenceReader = new SequenceReader(this.dialect, this.names, this.notes);
        for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
            namespace.getSequences().forEach(sequence -> sequences.add(sequenceReader.read(sequence)));
            for (org.hibernate.mapping.Table table : namespace.getTables()) {
                if (table.isView()) {
                    noteView(table);
                    others.add(new OtherObject("view", this.names.table(table), null));
                } else if (table.isPhysicalTable()) {
                    tables.add(table(table));
                    indexes.addAll(indexReader.read(table));
                }
            }
        }
        return new DatabaseModel(schemas(sequences, tables), this.enums, List.of(), sequences, tables, indexes, others);
    }

    private Table table(org.hibernate.mapping.Table table) {
        if (table.getCatalogIdentifier() != null) {
            this.notes.add(
                    "table " + table.getName(),
                    "its catalog " + table.getCatalog()
                            + " is left out: PostgreSQL knows the one of the connection only.");
        }
        for (InitCommand command : table.getInitCommands(this.context)) {
            this.notes.add(
                    "table " + table.getName(),
                    "Hibernate fills it when it creates it; write that by hand in a revision.",
                    command.initCommands());
        }
        List<TableElement> elements = new ArrayList<>();
        table.getColumns().forEach(column -> elements.add(this.columns.read(column, table)));
        elements.addAll(this.constraints.read(table));
        List<ForeignKey> keys = this.foreignKeys.read(table);
        elements.addAll(keys);
        return Table.of(this.names.table(table), elements)
                .withComment(table.getComment())
                .withOptions(this.options.read(table));
    }

    private void noteView(org.hibernate.mapping.Table view) {
        this.notes.add(
                "view " + this.names.table(view),
                "views are not compared; create and change it by hand in a revision.",
                this.dialect.getTableExporter().getSqlCreateStrings(view, this.metadata, this.context));
    }

    private List<String> schemas(List<Sequence> sequences, List<Table> tables) {
        return Stream.of(
                        tables.stream().map(Table::name),
                        sequences.stream().map(Sequence::name),
                        this.enums.stream().map(EnumType::name))
                .flatMap(each -> each)
                .flatMap(name -> Stream.ofNullable(name.schema()))
                .distinct()
                .sorted()
                .toList();
    }
}
