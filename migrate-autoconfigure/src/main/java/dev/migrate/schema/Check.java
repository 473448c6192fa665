package dev.migrate.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * @param name the name, {@code null} if the naming convention shall give one
 * @param expression trusted SQL that no row may make false
 * @param inherited whether tables that inherit from this one have it too
 * @param validated whether the rows that exist are checked when it is added
 */
public record Check(@Nullable String name, String expression, boolean inherited, boolean validated)
        implements Constraint {

    public Check {
        Objects.requireNonNull(expression, "expression");
    }

    /** Creates a plain one without a name. */
    public Check(String expression) {
        this(null, expression, true, true);
    }

    @Override
    public Check named(@Nullable String replacement) {
        return new Check(replacement, this.expression, this.inherited, this.validated);
    }

    /** Returns this constraint, kept from tables that inherit. */
    public Check noInherit() {
        return new Check(this.name, this.expression, false, this.validated);
    }

    /** Returns this constraint, not checked against the rows that exist until it is validated. */
    public Check notValid() {
        return new Check(this.name, this.expression, this.inherited, false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
