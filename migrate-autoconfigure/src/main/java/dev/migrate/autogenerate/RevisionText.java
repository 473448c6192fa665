package dev.migrate.autogenerate;

import java.util.List;
import java.util.Objects;

/**
 * The two halves of a generated revision as source.
 *
 * @param imports what a Java revision imports beside what every revision does, such as
 *     {@code static dev.migrate.schema.Definitions.column}; empty for SQL
 * @param upgrade the source of the upgrade, not indented
 * @param downgrade the source of the downgrade, not indented
 */
public record RevisionText(List<String> imports, String upgrade, String downgrade) {

    /** Checks what is given and keeps a copy. */
    public RevisionText {
        imports = List.copyOf(imports);
        Objects.requireNonNull(upgrade, "upgrade");
        Objects.requireNonNull(downgrade, "downgrade");
    }
}
