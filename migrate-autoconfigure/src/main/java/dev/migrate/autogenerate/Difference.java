package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing that differs between the database and the model.
 *
 * @param kind what becomes of it
 * @param object what it is about
 * @param text what differs, in words that follow the object: {@code is missing}
 * @param remarks what a reader of the revision has to know; one line each
 * @param downgradeRemarks what a reader has to know of its downgrade; one line each
 * @param upgrade what brings the database to the model, in order
 * @param downgrade what takes that back, in order
 * @param alternative what could be meant instead, shown as a comment; may be empty
 */
public record Difference(
        Kind kind,
        SchemaObject object,
        String text,
        List<String> remarks,
        List<String> downgradeRemarks,
        List<Operation> upgrade,
        List<Operation> downgrade,
        List<Operation> alternative) {

    /** What becomes of a difference. */
    public enum Kind {
        /** The database is changed. */
        CHANGE,
        /** Something that only the database has is dropped. */
        DROP,
        /** Something that only the database has is kept: its drop is written as a comment. */
        KEPT,
        /** Nothing is done: the model cannot say it, or does not speak of it. */
        NOTE,
        /** Nothing is known: the server refuses what the model wants. */
        UNKNOWN
    }

    /** Checks what is given and keeps copies. */
    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(text, "text");
        remarks = List.copyOf(remarks);
        downgradeRemarks = List.copyOf(downgradeRemarks);
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
        alternative = List.copyOf(alternative);
    }

    Difference(Kind kind, SchemaObject object, String text, List<Operation> upgrade, List<Operation> downgrade) {
        this(kind, object, text, List.of(), List.of(), upgrade, downgrade, List.of());
    }

    /** Returns this difference with other operations. */
    public Difference withOperations(List<Operation> newUpgrade, List<Operation> newDowngrade) {
        return new Difference(
                this.kind,
                this.object,
                this.text,
                this.remarks,
                this.downgradeRemarks,
                newUpgrade,
                newDowngrade,
                this.alternative);
    }

    /** Returns this difference with a further remark. */
    public Difference remark(String line) {
        return remark(List.of(line), List.of());
    }

    /** Returns this difference with a further remark on its downgrade. */
    public Difference remarkOnDowngrade(String line) {
        return remark(List.of(), List.of(line));
    }

    /** Returns this difference with further remarks on both ways. */
    Difference remark(List<String> lines, List<String> downgradeLines) {
        return new Difference(
                this.kind,
                this.object,
                this.text,
                concat(this.remarks, lines),
                concat(this.downgradeRemarks, downgradeLines),
                this.upgrade,
                this.downgrade,
                this.alternative);
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Returns this difference in other words. */
    Difference says(String newText) {
        return new Difference(
                this.kind,
                this.object,
                newText,
                this.remarks,
                this.downgradeRemarks,
                this.upgrade,
                this.downgrade,
                this.alternative);
    }

    /** Returns this difference with what could be meant instead. */
    Difference or(List<Operation> operations) {
        return new Difference(
                this.kind,
                this.object,
                this.text,
                this.remarks,
                this.downgradeRemarks,
                this.upgrade,
                this.downgrade,
                operations);
    }

    /** Tells whether its operations are run. */
    public boolean active() {
        return this.kind == Kind.CHANGE || this.kind == Kind.DROP;
    }

    /** Returns the difference in words: {@code column users.email is missing}. */
    public String describe() {
        return this.object + " " + this.text;
    }
}
