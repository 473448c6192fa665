package dev.migrate.operation;

import dev.migrate.schema.Check;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Domain;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words that say what a domain is or was.
 *
 * @param <O> the operation that is refined
 * @param <S> the class that has the words
 */
abstract class DomainWords<O extends Operation, S> extends Refinement<O> {

    DomainWords(Recorder recorder, O operation) {
        super(recorder, operation);
    }

    abstract Domain domain();

    abstract S change(Domain domain);

    /** Refuses NULL. */
    public S notNull() {
        Domain was = domain();
        return change(new Domain(was.name(), was.type(), false, was.defaultValue(), was.collation(), was.checks()));
    }

    /** Gives columns of this type a constant default; the value becomes a quoted literal, never SQL. */
    public S defaultValue(Object value) {
        return withDefault(value instanceof Expression expression ? expression : new Literal(value));
    }

    /** Gives columns of this type a default that the server evaluates. The text is trusted SQL. */
    public S defaultExpression(String sql) {
        return withDefault(new Expression(sql));
    }

    /** Chooses a collation. */
    public S collate(String collation) {
        Domain was = domain();
        QualifiedName name = new QualifiedName(null, collation);
        return change(new Domain(was.name(), was.type(), was.nullable(), was.defaultValue(), name, was.checks()));
    }

    /** Adds a rule; the value is called {@code value} in it. The expression is trusted SQL. */
    public S check(String name, String expression) {
        Domain was = domain();
        List<Check> checks = Stream.concat(was.checks().stream(), Stream.of(new Check(expression).named(name)))
                .toList();
        return change(new Domain(was.name(), was.type(), was.nullable(), was.defaultValue(), was.collation(), checks));
    }

    private S withDefault(ColumnDefault value) {
        Domain was = domain();
        return change(new Domain(was.name(), was.type(), was.nullable(), value, was.collation(), was.checks()));
    }
}
