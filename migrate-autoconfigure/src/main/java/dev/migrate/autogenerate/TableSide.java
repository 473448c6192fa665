package dev.migrate.autogenerate;

import dev.migrate.schema.Column;
import dev.migrate.schema.Index;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of one side, with its indexes.
 *
 * @param table the table
 * @param indexes the indexes that no constraint stands behind
 * @param wording the words in which expressions are written, {@code null} for those that are compared
 */
record TableSide(Table table, List<Index> indexes, @Nullable Wording wording) {

    TableSide {
        indexes = List.copyOf(indexes);
    }

    QualifiedName name() {
        return this.table.name();
    }

    Map<String, Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        this.table.columns().forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    /** Returns a column as it is written. */
    Column written(Column column) {
        return this.wording == null ? column : this.wording.of(name(), column);
    }

    /** Returns the constraints and indexes, as they are written. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        List<String> columns = this.table.columns().stream().map(Column::name).toList();
        this.table
                .constraints()
                .forEach(constraint -> pieces.add(written(Piece.of(this.table.name(), constraint, columns))));
        this.indexes.forEach(index -> pieces.add(written(Piece.of(index, columns))));
        return pieces;
    }

    private Piece written(Piece piece) {
        if (this.wording == null) {
            return piece;
        }
        return piece.index() != null
                ? piece.with(this.wording.of(piece.index()))
                : piece.with(this.wording.of(name(), Objects.requireNonNull(piece.constraint())));
    }
}
