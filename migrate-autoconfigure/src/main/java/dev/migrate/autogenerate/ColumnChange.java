package dev.migrate.autogenerate;

import dev.migrate.operation.AddIdentity;
import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnNullability;
import dev.migrate.operation.AlterColumnType;
import dev.migrate.operation.AlterIdentity;
import dev.migrate.operation.DropIdentity;
import dev.migrate.operation.Operation;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Casts;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Expression;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of one column that both sides have and that is not made anew. */
final class ColumnChange {

    private final Steps steps;
    private final QualifiedName table;
    private final Column was;
    private final Column column;
    private final Column written;
    private final TypeChange conversion;
    private final Known known;
    private final List<Difference> differences = new ArrayList<>();
    /** The default as it is after what has been decided so far. */
    private @Nullable ColumnDefault present;
    /** Whether the old default comes back behind the old type: it may be no value of the new one. */
    private boolean setWithType;

    /**
     * Takes both sides.
     *
     * @param conversion what becomes of its values if the type changes
     * @param written the column of the model as it is written
     */
    ColumnChange(Steps steps, QualifiedName table, TypeChange conversion, Column written, Known known) {
        this.steps = steps;
        this.table = table;
        this.conversion = conversion;
        this.was = conversion.was();
        this.column = conversion.column();
        this.written = written;
        this.known = known;
        this.present = this.was.generated() == null ? this.was.defaultValue() : null;
    }

    /** Returns what differs, in the order in which it can be changed. */
    List<Difference> differences() {
        if (this.column.generated() == null) {
            if (isNumberedNoMore() && this.was.identity() != null) {
                dropIdentity("is numbered" + this.steps.onlyThere());
            } else if (isNumberedNoMore()) {
                dropSerial();
            }
            compareType();
            compareNumbering();
            compareDefault();
        } else {
            compareNullability();
        }
        return this.differences;
    }

    /** PostgreSQL numbers columns of whole numbers only. */
    private boolean isNumberedNoMore() {
        return (this.was.identity() != null || Types.isSerial(this.was.type()))
                && this.column.identity() == null
                && !Types.isWholeNumber(this.column.type());
    }

    private void compareType() {
        DataType before = Casts.stored(this.was.type());
        DataType after = Casts.stored(this.column.type());
        QualifiedName collationBefore = this.was.options().collation();
        QualifiedName collationAfter = this.column.options().collation();
        boolean same = Types.same(before, after);
        if (same && Objects.equals(collationBefore, collationAfter)) {
            return;
        }
        String using = same ? null : this.conversion.using();
        String back = same ? null : this.conversion.back();
        if ((using != null || back != null) && this.present != null) {
            changeDefault("has a default of the old type", null);
        }
        this.setWithType = this.present != null && !Types.sameKind(before, after);
        Difference difference = new Difference(
                Difference.Kind.CHANGE,
                object(),
                same
                        ? "has " + collation(collationBefore) + ", should have " + collation(collationAfter)
                        : "is " + Types.text(before) + ", should be " + Types.text(after),
                List.of(new AlterColumnType(this.table, name(), after, collationAfter, using, null)),
                backToType(before, collationBefore, back));
        List<String> dependents = this.known.dependents().ofChange(this.table, name());
        this.differences.add((same ? difference : warned(difference, before, after)).remark(dependents, dependents));
    }

    private static String collation(@Nullable QualifiedName collation) {
        return collation == null ? "the default collation" : "the collation " + collation;
    }

    /** A default that went through another type comes back with a cast; it is set as it was. */
    private List<Operation> backToType(DataType before, @Nullable QualifiedName collation, @Nullable String using) {
        Operation type = new AlterColumnType(this.table, name(), before, collation, using, null);
        return this.setWithType
                ? List.of(type, new AlterColumnDefault(this.table, name(), this.present, null))
                : List.of(type);
    }

    private Difference warned(Difference difference, DataType before, DataType after) {
        if (isSerial()
                && Types.isWholeNumber(after)
                && before.equals(new BuiltInType(BuiltIn.INTEGER, List.of(), null))) {
            QualifiedName sequence = SequenceComparer.of(this.table, this.was);
            return difference
                    .remark(List.of(), this.conversion.remarksOnDowngrade())
                    .remark("The sequence behind " + name() + " goes no further than integer does. Let it go on:")
                    .remark("alter sequence " + SqlWords.name(sequence) + " as " + Types.text(after) + ";");
        }
        return difference.remark(this.conversion.remarks(), this.conversion.remarksOnDowngrade());
    }

    /** The sequence stays: it may have given numbers to other rows too. */
    private void dropSerial() {
        String sequence = SqlWords.literal(SqlWords.name(SequenceComparer.of(this.table, this.was)));
        ColumnDefault numbers = new Expression("nextval(" + sequence + "::regclass)");
        this.differences.add(new Difference(
                Difference.Kind.CHANGE,
                object(),
                "is numbered" + this.steps.onlyThere(),
                List.of(new AlterColumnDefault(this.table, name(), null, null)),
                List.of(new AlterColumnDefault(this.table, name(), numbers, null))));
    }

    private void compareNumbering() {
        boolean serial = isSerial();
        Identity before = this.was.identity();
        Identity after = this.column.identity();
        boolean wantsSerial = Types.isSerial(this.column.type());
        if (before != null && after != null) {
            compareNullability();
            compareIdentity(before, after);
        } else if ((before != null || serial) && (after != null || wantsSerial)) {
            compareNullability();
            if ((before != null) != (after != null)) {
                note(
                        before != null
                                ? "is an identity column, and serial in the model: the same to the application"
                                : "is numbered by a sequence of its own, and an identity column in the model:"
                                        + " the same to the application");
            }
        } else if (after != null || wantsSerial) {
            if (this.present != null) {
                changeDefault("has a default and no number", null);
            }
            compareNullability();
            addIdentity(after != null ? after : new Identity(false, new SequenceOptions()));
        } else if (isNumberedNoMore()) {
            compareNullability();
        } else if (before != null && before.always()) {
            dropIdentity("refuses values that the application gives");
            compareNullability();
        } else if (before != null && this.column.defaultValue() != null) {
            dropIdentity("is numbered, and the model gives it a default");
            compareNullability();
        } else {
            if (before != null) {
                note("is numbered" + this.steps.onlyThere());
            }
            compareNullability();
        }
    }

    private boolean isSerial() {
        return Types.isSerial(this.was.type())
                || (this.known.serials().contains(name())
                        && this.was.defaultValue() instanceof Expression expression
                        && expression.sql().startsWith("nextval("));
    }

    private void compareIdentity(Identity before, Identity after) {
        if (!SequenceWords.sameLimits(before, after)) {
            note("is numbered with another start, limit or cache than in the model");
        }
        long one = SequenceWords.increment(before.options());
        long other = SequenceWords.increment(after.options());
        if (before.always() == after.always() && one == other) {
            return;
        }
        SequenceOptions none = new SequenceOptions();
        this.differences.add(new Difference(
                Difference.Kind.CHANGE,
                object(),
                "is numbered " + words(before) + ", should be " + words(after),
                List.of(new AlterIdentity(
                        this.table,
                        name(),
                        new Identity(after.always(), one == other ? none : none.increment(other)),
                        null)),
                List.of(new AlterIdentity(
                        this.table,
                        name(),
                        new Identity(before.always(), one == other ? none : none.increment(one)),
                        null))));
    }

    private static String words(Identity identity) {
        return (identity.always() ? "always" : "by default") + " by " + SequenceWords.increment(identity.options());
    }

    private void dropIdentity(String text) {
        this.differences.add(new Difference(
                Difference.Kind.CHANGE,
                object(),
                text,
                List.of(new DropIdentity(this.table, name(), false, null)),
                List.of(new AddIdentity(this.table, name(), Objects.requireNonNull(this.was.identity())))));
    }

    private void addIdentity(Identity identity) {
        this.differences.add(new Difference(
                        Difference.Kind.CHANGE,
                        object(),
                        "is not numbered",
                        List.of(new AddIdentity(this.table, name(), identity)),
                        List.of(new DropIdentity(this.table, name(), false, null)))
                .remark("The numbers go on after those of the rows that are there."));
    }

    private void compareNullability() {
        boolean before = this.was.nullable();
        boolean after = this.column.nullable();
        if (before == after) {
            return;
        }
        Difference difference = new Difference(
                Difference.Kind.CHANGE,
                object(),
                after ? "refuses NULL, should take it" : "takes NULL, should refuse it",
                List.of(new AlterColumnNullability(this.table, name(), after)),
                List.of(new AlterColumnNullability(this.table, name(), before)));
        String quoted = SqlWords.name(name());
        this.differences.add(
                after
                        ? difference.remarkOnDowngrade("Fails while a row holds NULL.")
                        : difference
                                .remark("Fails while a row holds NULL. Where there are such rows, fill them first:")
                                .remark("update " + SqlWords.name(this.table) + " set " + quoted + " = ... where "
                                        + quoted + " is null;"));
    }

    private void compareDefault() {
        ColumnDefault after = this.column.defaultValue();
        boolean same = Objects.equals(this.present, after) && (after == null || keepsMeaning());
        if (same || this.column.identity() != null) {
            return;
        }
        if (after == null) {
            surplusDefault(Objects.requireNonNull(this.present));
            return;
        }
        if (isSerial()
                && after instanceof Expression expression
                && expression.sql().startsWith("nextval(")) {
            return;
        }
        ColumnDefault words = Objects.requireNonNullElse(this.written.defaultValue(), after);
        String should = ColumnComparer.text(words);
        changeDefault(
                this.present == null
                        ? "lacks the default " + should
                        : "has the default " + has(this.present, should) + ", should have " + should,
                words);
    }

    /** Tells whether a default of the same words is the same for the old type and the new one: 1.5 is 2 to integer. */
    private boolean keepsMeaning() {
        return Types.akin(this.was.type(), this.column.type()) && !Types.recasts(this.was.type(), this.column.type());
    }

    /** Tells values apart that differ in nothing but their types. */
    private static String has(ColumnDefault present, String should) {
        String text = ColumnComparer.text(present);
        return text.equals(should) ? text + " of another type" : text;
    }

    private void surplusDefault(ColumnDefault only) {
        if (isSerial()) {
            if (!Types.isSerial(this.column.type())) {
                note("is numbered" + this.steps.onlyThere());
            }
            return;
        }
        this.differences.add(this.steps.extraOf(
                object(),
                "has the default " + ColumnComparer.text(only),
                List.of(new AlterColumnDefault(this.table, name(), null, null)),
                this.setWithType ? List.of() : List.of(new AlterColumnDefault(this.table, name(), only, null))));
    }

    private void changeDefault(String text, @Nullable ColumnDefault after) {
        this.differences.add(new Difference(
                Difference.Kind.CHANGE,
                object(),
                text,
                List.of(new AlterColumnDefault(this.table, name(), after, null)),
                List.of(new AlterColumnDefault(this.table, name(), this.setWithType ? null : this.present, null))));
        this.present = after;
    }

    private void note(String text) {
        this.differences.add(new Difference(Difference.Kind.NOTE, object(), text, List.of(), List.of()));
    }

    private SchemaObject object() {
        return ObjectNames.column(this.table, name());
    }

    private String name() {
        return this.was.name();
    }
}
