package dev.migrate.postgres.catalog;

import dev.migrate.MigrateException;
import dev.migrate.operation.CreateDomain;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.postgres.Identifiers;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnOptions;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions.Persistence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The statements that make a model in its shadow. Left out is what the server has nothing to say about and what would cost
 * time or locks: comments, foreign keys, and whether a table is logged.
 */
final class ShadowScript {

    /** The beginning of the names of constraints that are wanted without one. */
    static final String UNNAMED = "zz_shadow_unnamed_";

    private final DdlRenderer renderer = new DdlRenderer();
    private final Renaming there;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    private ShadowScript(Renaming there) {
        this.there = there;
    }

    /**
     * Writes them.
     *
     * @param model what is wanted
     * @param there moves it into the shadow
     * @param plain what is not made
     */
    static ShadowScript of(DatabaseModel model, Renaming there, PlainParts plain) {
        ShadowScript script = new ShadowScript(there);
        model.enums().forEach(type -> script.add(Refused.Kind.ENUM, type.name(), new CreateEnum(there.apply(type))));
        model.domains()
                .forEach(domain ->
                        script.add(Refused.Kind.DOMAIN, domain.name(), new CreateDomain(there.apply(domain))));
        List<Sequence> sequences = model.sequences().stream()
                .filter(sequence -> !plain.sequences().contains(sequence.name()))
                .toList();
        sequences.forEach(script::create);
        numbered(model.tables()).stream()
                .filter(numbered -> !plain.tables().contains(numbered.table().name()))
                .sorted(Comparator.comparing(
                        numbered -> !numbered.table().options().inherits().isEmpty()))
                .forEach(script::create);
        model.indexes().stream()
                .filter(index -> !plain.tables().contains(index.table()))
                .forEach(script::create);
        sequences.forEach(script::own);
        return script;
    }

    List<Piece> pieces() {
        return this.pieces;
    }

    /** What cannot even be written, such as a name that is too long. */
    List<Refused> refused() {
        return this.refused;
    }

    private void create(Sequence sequence) {
        Sequence free = new Sequence(sequence.name(), sequence.type(), sequence.options(), null, null);
        add(Refused.Kind.SEQUENCE, sequence.name(), new CreateSequence(this.there.apply(free), false));
    }

    private void own(Sequence sequence) {
        Sequence moved = this.there.apply(sequence);
        if (moved.ownerTable() != null && moved.ownerColumn() != null) {
            String owner = Identifiers.quote(moved.ownerTable()) + "." + Identifiers.quote(moved.ownerColumn());
            this.pieces.add(new Piece(
                    Refused.Kind.SEQUENCE,
                    sequence.name(),
                    "alter sequence " + Identifiers.quote(moved.name()) + " owned by " + owner));
        }
    }

    private void create(Numbered numbered) {
        Table table = numbered.table();
        List<Column> columns =
                table.columns().stream().map(ShadowScript::withoutComment).toList();
        Table plain = new Table(
                table.name(), columns, numbered.named(), null, table.options().withPersistence(Persistence.PERMANENT));
        add(Refused.Kind.TABLE, table.name(), new CreateTable(this.there.apply(plain), false));
    }

    /** Numbers the tables of a model, as the indexes of their keys share the names of a schema. */
    static List<Numbered> numbered(List<Table> tables) {
        List<Numbered> numbered = new ArrayList<>();
        tables.forEach(table -> numbered.add(new Numbered(table, numbered.size())));
        return numbered;
    }

    private void create(Index index) {
        add(Refused.Kind.TABLE, index.table(), new CreateIndex(this.there.apply(index), false, false));
    }

    private void add(Refused.Kind kind, QualifiedName name, Operation operation) {
        try {
            this.renderer.render(operation).forEach(sql -> this.pieces.add(new Piece(kind, name, sql)));
        } catch (MigrateException ex) {
            this.pieces.removeIf(piece -> piece.kind() == kind && piece.name().equals(name));
            this.refused.add(new Refused(kind, name, operation.toString(), ex.problem()));
        }
    }

    private static Column withoutComment(Column column) {
        return column.options().comment() == null
                ? column
                : column.withOptions(new ColumnOptions(
                        null, column.options().collation(), column.options().compression()));
    }

    /** A table and its place in the model. */
    record Numbered(Table table, int number) {

        /** Returns the constraints that are sent, each with a name. The names sort as the constraints are wanted. */
        List<Constraint> named() {
            List<Constraint> constraints = new ArrayList<>();
            for (Constraint constraint : this.table.constraints()) {
                if (!(constraint instanceof ForeignKey)) {
                    String name = UNNAMED + String.format(Locale.ROOT, "%05d_%05d", this.number, constraints.size());
                    constraints.add(constraint.name() == null ? constraint.named(name) : constraint);
                }
            }
            return constraints;
        }
    }
}
