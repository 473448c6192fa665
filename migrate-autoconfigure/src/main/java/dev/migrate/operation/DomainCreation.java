package dev.migrate.operation;

import dev.migrate.schema.Check;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Domain;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.stream.Stream;

/** Refines {@link CreateDomain}. */
public final class DomainCreation extends Refinement<CreateDomain> {

    DomainCreation(Recorder recorder, CreateDomain operation) {
        super(recorder, operation);
    }

    /** Refuses NULL. */
    public DomainCreation notNull() {
        Domain was = operation().definition();
        return change(new Domain(was.name(), was.type(), false, was.defaultValue(), was.collation(), was.checks()));
    }

    /** Gives columns of this type a constant default; the value becomes a quoted literal, never SQL. */
    public DomainCreation defaultValue(Object value) {
        return withDefault(value instanceof Expression expression ? expression : new Literal(value));
    }

    /** Gives columns of this type a default that the server evaluates. The text is trusted SQL. */
    public DomainCreation defaultExpression(String sql) {
        return withDefault(new Expression(sql));
    }

    /** Chooses a collation. */
    public DomainCreation collate(String collation) {
        Domain was = operation().definition();
        QualifiedName name = new QualifiedName(null, collation);
        return change(new Domain(was.name(), was.type(), was.nullable(), was.defaultValue(), name, was.checks()));
    }

    /** Adds a rule; the value is called {@code value} in it. The expression is trusted SQL. */
    public DomainCreation check(String name, String expression) {
        Domain was = operation().definition();
        List<Check> checks = Stream.concat(was.checks().stream(), Stream.of(new Check(expression).named(name)))
                .toList();
        return change(new Domain(was.name(), was.type(), was.nullable(), was.defaultValue(), was.collation(), checks));
    }

    private DomainCreation withDefault(ColumnDefault value) {
        Domain was = operation().definition();
        return change(new Domain(was.name(), was.type(), was.nullable(), value, was.collation(), was.checks()));
    }

    private DomainCreation change(Domain domain) {
        replace(new CreateDomain(domain));
        return this;
    }
}
