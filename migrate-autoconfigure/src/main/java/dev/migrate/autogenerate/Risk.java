package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.ForeignKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why the rows of a table may not let a new constraint or index be made. */
final class Risk {

    private Risk() {}

    /**
     * Returns what a reader has to know.
     *
     * @param piece what is made
     * @param old what it takes the place of, {@code null} for nothing
     */
    static List<String> of(Piece piece, @Nullable Piece old) {
        if (piece.constraint() instanceof Check check) {
            List<String> remarks = old != null && old.constraint() instanceof Check was
                    ? AllowedValues.remarks(piece.table(), was, check)
                    : null;
            return Objects.requireNonNullElse(remarks, List.of("Fails while a row breaks it."));
        }
        ForeignKey key = piece.foreignKey();
        if (key != null) {
            return old != null && old.foreignKey() != null && refersAsBefore(key, old.foreignKey())
                    ? List.of()
                    : List.of("Fails while a row refers to none of " + key.referencedTable() + ".");
        }
        return piece.isKey()
                ? List.of("Fails while two rows have the same " + String.join(" and ", piece.keyColumns()) + ".")
                : List.of();
    }

    private static boolean refersAsBefore(ForeignKey key, ForeignKey old) {
        return key.columns().equals(old.columns())
                && key.referencedTable().equals(old.referencedTable())
                && key.referencedColumns().equals(old.referencedColumns());
    }
}
