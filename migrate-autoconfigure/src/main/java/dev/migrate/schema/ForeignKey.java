package dev.migrate.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name the name, {@code null} if the naming convention shall give one
 * @param columns the columns that refer
 * @param referencedTable the table they refer to
 * @param referencedColumns the columns they refer to; empty for the primary key of that table
 * @param match how NULL is treated
 * @param onDelete what happens when the row referred to is deleted
 * @param onDeleteColumns the columns that {@code set null} and {@code set default} change; empty for all, else
 *     PostgreSQL 15 or later is needed
 * @param onUpdate what happens when the row referred to gets another key
 * @param checkTime when it is checked
 * @param validated whether the rows that exist are checked when it is added
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        QualifiedName referencedTable,
        List<String> referencedColumns,
        MatchType match,
        ReferentialAction onDelete,
        List<String> onDeleteColumns,
        ReferentialAction onUpdate,
        CheckTime checkTime,
        boolean validated)
        implements Constraint {

    /** Checks what is given and keeps copies of the columns. */
    public ForeignKey {
        columns = List.copyOf(columns);
        Objects.requireNonNull(referencedTable, "referencedTable");
        referencedColumns = List.copyOf(referencedColumns);
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(onDelete, "onDelete");
        onDeleteColumns = List.copyOf(onDeleteColumns);
        Objects.requireNonNull(onUpdate, "onUpdate");
        Objects.requireNonNull(checkTime, "checkTime");
    }

    /** Creates a plain one without a name. */
    public ForeignKey(List<String> columns, QualifiedName referencedTable, List<String> referencedColumns) {
        this(
                null,
                columns,
                referencedTable,
                referencedColumns,
                MatchType.SIMPLE,
                ReferentialAction.NO_ACTION,
                List.of(),
                ReferentialAction.NO_ACTION,
                CheckTime.NOT_DEFERRABLE,
                true);
    }

    @Override
    public ForeignKey named(@Nullable String replacement) {
        return new ForeignKey(
                replacement,
                this.columns,
                this.referencedTable,
                this.referencedColumns,
                this.match,
                this.onDelete,
                this.onDeleteColumns,
                this.onUpdate,
                this.checkTime,
                this.validated);
    }

    /** Returns this foreign key to another table. */
    public ForeignKey withReferencedTable(QualifiedName table) {
        return new ForeignKey(
                this.name,
                this.columns,
                table,
                this.referencedColumns,
                this.match,
                this.onDelete,
                this.onDeleteColumns,
                this.onUpdate,
                this.checkTime,
                this.validated);
    }

    /** Returns this foreign key with {@code match full}: all columns are NULL, or none. */
    public ForeignKey matchFull() {
        return new ForeignKey(
                this.name,
                this.columns,
                this.referencedTable,
                this.referencedColumns,
                MatchType.FULL,
                this.onDelete,
                this.onDeleteColumns,
                this.onUpdate,
                this.checkTime,
                this.validated);
    }

    /**
     * Returns this foreign key with what happens when the row referred to is deleted; with columns, {@code set null} and
     * {@code set default} change only these, PostgreSQL 15 and later.
     */
    public ForeignKey onDelete(ReferentialAction action, String... changedColumns) {
        return new ForeignKey(
                this.name,
                this.columns,
                this.referencedTable,
                this.referencedColumns,
                this.match,
                action,
                List.of(changedColumns),
                this.onUpdate,
                this.checkTime,
                this.validated);
    }

    /** Returns this foreign key with what happens when the row referred to gets another key. */
    public ForeignKey onUpdate(ReferentialAction action) {
        return new ForeignKey(
                this.name,
                this.columns,
                this.referencedTable,
                this.referencedColumns,
                this.match,
                this.onDelete,
                this.onDeleteColumns,
                action,
                this.checkTime,
                this.validated);
    }

    /** Returns this foreign key, checked at once unless a transaction defers it. */
    public ForeignKey deferrable() {
        return checked(CheckTime.INITIALLY_IMMEDIATE, this.validated);
    }

    /** Returns this foreign key, checked at the end of a transaction. */
    public ForeignKey initiallyDeferred() {
        return checked(CheckTime.INITIALLY_DEFERRED, this.validated);
    }

    /** Returns this foreign key, not checked against the rows that exist until it is validated. */
    public ForeignKey notValid() {
        return checked(this.checkTime, false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    private ForeignKey checked(CheckTime time, boolean valid) {
        return new ForeignKey(
                this.name,
                this.columns,
                this.referencedTable,
                this.referencedColumns,
                this.match,
                this.onDelete,
                this.onDeleteColumns,
                this.onUpdate,
                time,
                valid);
    }
}
