package dev.migrate.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param name the name
 * @param columns the columns in order, without constraints of their own
 * @param constraints the constraints in order
 * @param comment the comment, {@code null} for none
 * @param options what is seldom given
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        List<Constraint> constraints,
        @Nullable String comment,
        TableOptions options) {

    /** Checks what is given and moves the constraints written beside columns to the table. */
    public Table {
        Objects.requireNonNull(name, "name");
        List<Constraint> all = new ArrayList<>();
        columns.forEach(column -> all.addAll(column.constraints()));
        all.addAll(constraints);
        columns = columns.stream()
                .map(column -> column.withConstraints(List.of()))
                .toList();
        constraints = List.copyOf(all);
        Objects.requireNonNull(options, "options");
    }

    /** Creates a plain table of columns and constraints, in the order given. */
    public static Table of(QualifiedName name, List<TableElement> elements) {
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        for (TableElement element : elements) {
            if (element instanceof Column column) {
                columns.add(column);
            } else if (element instanceof Constraint constraint) {
                constraints.add(constraint);
            }
        }
        return new Table(name, columns, constraints, null, new TableOptions());
    }

    /** Returns this table with these constraints and no others. */
    public Table withConstraints(List<Constraint> replacement) {
        return new Table(this.name, this.columns, replacement, this.comment, this.options);
    }

    /** Returns this table with a comment. */
    public Table withComment(@Nullable String replacement) {
        return new Table(this.name, this.columns, this.constraints, replacement, this.options);
    }

    /** Returns this table with other options. */
    public Table withOptions(TableOptions replacement) {
        return new Table(this.name, this.columns, this.constraints, this.comment, replacement);
    }
}
