package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Unique;

/** Takes the name off a constraint. */
final class Unnamed implements Constraint.Visitor<Constraint> {

    @Override
    public Constraint visit(PrimaryKey constraint) {
        return new PrimaryKey(
                null, constraint.columns(), constraint.checkTime(), constraint.storage(), constraint.usingIndex());
    }

    @Override
    public Constraint visit(Unique constraint) {
        return new Unique(
                null,
                constraint.columns(),
                constraint.nullsDistinct(),
                constraint.checkTime(),
                constraint.storage(),
                constraint.usingIndex());
    }

    @Override
    public Constraint visit(Check constraint) {
        return new Check(null, constraint.expression(), constraint.inherited(), constraint.validated());
    }

    @Override
    public Constraint visit(ForeignKey constraint) {
        return new ForeignKey(
                null,
                constraint.columns(),
                constraint.referencedTable(),
                constraint.referencedColumns(),
                constraint.match(),
                constraint.onDelete(),
                constraint.onDeleteColumns(),
                constraint.onUpdate(),
                constraint.checkTime(),
                constraint.validated());
    }

    @Override
    public Constraint visit(Exclude constraint) {
        return new Exclude(
                null,
                constraint.method(),
                constraint.elements(),
                constraint.where(),
                constraint.checkTime(),
                constraint.storage());
    }
}
