package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Records changes of one column: {@code op.alterColumn("users", "name").type(text()).notNull()}. Each word is an
 * operation of its own, and they run in the order written.
 */
public final class ColumnAlteration {

    private final Recorder recorder;
    private final QualifiedName table;
    private final Map<Integer, Change> changes = new LinkedHashMap<>();
    private String column;
    private @Nullable Column was;

    ColumnAlteration(Recorder recorder, QualifiedName table, String column) {
        this.recorder = recorder;
        this.table = table;
        this.column = column;
    }

    /** Gives the column another type; the server converts the values as an assignment would. */
    public ColumnAlteration type(DataType type) {
        return add((name, before) -> new AlterColumnType(this.table, name, type, null, null, before));
    }

    /** Gives the column another type; the expression computes the new values. It is trusted SQL. */
    public ColumnAlteration type(DataType type, String using) {
        return add((name, before) -> new AlterColumnType(this.table, name, type, null, using, before));
    }

    /** Gives the column a type with a collation. */
    public ColumnAlteration typeCollate(DataType type, String collation) {
        QualifiedName collationName = new QualifiedName(null, collation);
        return add((name, before) -> new AlterColumnType(this.table, name, type, collationName, null, before));
    }

    /** Refuses NULL from now on. */
    public ColumnAlteration notNull() {
        return add((name, before) -> new AlterColumnNullability(this.table, name, false));
    }

    /** Takes NULL from now on. */
    public ColumnAlteration nullable() {
        return add((name, before) -> new AlterColumnNullability(this.table, name, true));
    }

    /** Gives the column a constant default; the value becomes a quoted literal, never SQL. */
    public ColumnAlteration defaultValue(Object value) {
        return changeDefault(value instanceof Expression expression ? expression : new Literal(value));
    }

    /** Gives the column a default that the server evaluates. The text is trusted SQL. */
    public ColumnAlteration defaultExpression(String sql) {
        return changeDefault(new Expression(sql));
    }

    /** Takes the default away. */
    public ColumnAlteration dropDefault() {
        return changeDefault(null);
    }

    /** Numbers the column by a sequence; an insert cannot give a value. The column must refuse NULL. */
    public ColumnAlteration identityAlways() {
        return addIdentity(new Identity(true, new SequenceOptions()));
    }

    /** Numbers the column by a sequence where an insert gives no value. The column must refuse NULL. */
    public ColumnAlteration identityByDefault() {
        return addIdentity(new Identity(false, new SequenceOptions()));
    }

    /** Numbers the column as {@link #identityAlways()} does, with a choice how to count. */
    public ColumnAlteration identityAlways(UnaryOperator<SequenceOptions> options) {
        return addIdentity(new Identity(true, options.apply(new SequenceOptions())));
    }

    /** Numbers the column as {@link #identityByDefault()} does, with a choice how to count. */
    public ColumnAlteration identityByDefault(UnaryOperator<SequenceOptions> options) {
        return addIdentity(new Identity(false, options.apply(new SequenceOptions())));
    }

    /** Changes how an identity column is numbered; options that are not given stay as they are. */
    public ColumnAlteration changeIdentity(boolean always, UnaryOperator<SequenceOptions> options) {
        Identity identity = new Identity(always, options.apply(new SequenceOptions()));
        return add((name, before) -> new AlterIdentity(this.table, name, identity, before));
    }

    /** Numbers the column no longer. */
    public ColumnAlteration dropIdentity() {
        return add((name, before) -> new DropIdentity(this.table, name, false, before));
    }

    /** Numbers the column no longer, if it was numbered. */
    public ColumnAlteration dropIdentityIfExists() {
        return add((name, before) -> new DropIdentity(this.table, name, true, before));
    }

    /** Makes a stored generated column, if it is one, a plain one that keeps its values. */
    public ColumnAlteration dropExpressionIfExists() {
        return add((name, before) -> new DropExpression(this.table, name, true));
    }

    /** Makes a stored generated column a plain one that keeps its values. */
    public ColumnAlteration dropExpression() {
        return add((name, before) -> new DropExpression(this.table, name, false));
    }

    /** Changes how PostgreSQL keeps the column: {@code attribute(STATISTICS, "500")}. */
    public ColumnAlteration attribute(ColumnAttribute attribute, String value) {
        return add((name, before) -> new SetColumnAttribute(this.table, name, attribute, value, null));
    }

    /** Changes how PostgreSQL keeps the column, and says what the value was. */
    public ColumnAlteration attribute(ColumnAttribute attribute, String value, String valueBefore) {
        return add((name, before) -> new SetColumnAttribute(this.table, name, attribute, value, valueBefore));
    }

    /** Gives the column a comment. */
    public ColumnAlteration comment(String text) {
        return add((name, before) -> new SetComment(target(name), text, comment(before)));
    }

    /** Takes the comment away. */
    public ColumnAlteration dropComment() {
        return add((name, before) -> new SetComment(target(name), null, comment(before)));
    }

    /** Renames the column; what follows is about the new name. */
    public ColumnAlteration rename(String newName) {
        add((name, before) -> new RenameColumn(this.table, name, newName));
        this.column = newName;
        return this;
    }

    /** Says what the column was before all these changes, so that they can be reversed. */
    public ColumnAlteration was(Column before) {
        this.was = before.withConstraints(List.of());
        this.changes.forEach((position, change) -> this.recorder.replace(position, change.with(this.was)));
        return this;
    }

    private CommentTarget target(String name) {
        return new CommentTarget(CommentTarget.Kind.COLUMN, this.table, name);
    }

    private static @Nullable PreviousComment comment(@Nullable Column before) {
        return before == null ? null : new PreviousComment(before.options().comment());
    }

    private ColumnAlteration addIdentity(Identity identity) {
        return add((name, before) -> new AddIdentity(this.table, name, identity));
    }

    private ColumnAlteration changeDefault(@Nullable ColumnDefault newDefault) {
        return add((name, before) -> new AlterColumnDefault(this.table, name, newDefault, before));
    }

    private ColumnAlteration add(NamedChange change) {
        String name = this.column;
        this.changes.put(this.recorder.add(change.with(name, this.was)), before -> change.with(name, before));
        return this;
    }

    /** Makes an operation once more when it becomes known what the column was. */
    private interface Change {

        Operation with(@Nullable Column before);
    }

    /** The same for a column whose name is given each time. */
    private interface NamedChange {

        Operation with(String name, @Nullable Column before);
    }
}
