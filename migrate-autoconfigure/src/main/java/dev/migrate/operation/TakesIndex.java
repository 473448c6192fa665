package dev.migrate.operation;

import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Unique;

/** Tells whether a constraint is made of an index that exists. */
final class TakesIndex implements Constraint.Visitor<Boolean> {

    @Override
    public Boolean visit(PrimaryKey constraint) {
        return constraint.usingIndex() != null;
    }

    @Override
    public Boolean visit(Unique constraint) {
        return constraint.usingIndex() != null;
    }

    @Override
    public Boolean visit(Check constraint) {
        return false;
    }

    @Override
    public Boolean visit(ForeignKey constraint) {
        return false;
    }

    @Override
    public Boolean visit(Exclude constraint) {
        return false;
    }
}
