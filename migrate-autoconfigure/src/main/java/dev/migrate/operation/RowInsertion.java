package dev.migrate.operation;

import dev.migrate.MigrateException;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refines {@link BulkInsert}. */
public final class RowInsertion extends Refinement<BulkInsert> {

    private final List<List<ColumnDefault>> rows = new ArrayList<>();

    RowInsertion(Recorder recorder, BulkInsert operation) {
        super(recorder, operation);
    }

    /**
     * Adds a row. Each value becomes a quoted literal; {@code null} is NULL, and {@code sql("...")} is an expression.
     *
     * @throws MigrateException if there are more or fewer values than columns
     */
    public RowInsertion row(@Nullable Object... values) {
        BulkInsert insert = operation();
        if (values.length != insert.columns().size()) {
            throw new MigrateException(
                    "Row " + (this.rows.size() + 1) + " for table \"" + insert.table() + "\" has " + values.length
                            + " values for " + insert.columns().size() + " columns.",
                    "Give one value for each of: " + String.join(", ", insert.columns()) + ".");
        }
        List<ColumnDefault> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value instanceof Expression expression ? expression : new Literal(value));
        }
        this.rows.add(row);
        replace(new BulkInsert(insert.table(), insert.columns(), this.rows));
        return this;
    }
}
