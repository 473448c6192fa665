package dev.migrate.engine;

import dev.migrate.graph.Direction;
import dev.migrate.graph.Revision;
import dev.migrate.graph.Step;
import dev.migrate.operation.SqlKind;
import dev.migrate.operation.StatementClass;
import dev.migrate.postgres.HistoryEntry;
import dev.migrate.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan with everything that it will send, made and judged before the first step of the run begins.
 *
 * @param step the step
 * @param script the revision's script; {@code null} for a stamp
 * @param pieces what it does, in its order
 * @param transactional whether a transaction holds all of it
 * @param checksum of the statements of the revision's upgrade; {@code null} when the step does not run it
 */
record PreparedStep(
        Step step,
        @Nullable Script script,
        List<Piece> pieces,
        boolean transactional,
        @Nullable String checksum) {

    String revisionId() {
        Revision revision = this.step.revision();
        return revision == null ? "<base>" : revision.id();
    }

    String message() {
        Revision revision = this.step.revision();
        return revision == null ? "" : revision.message();
    }

    /** Says "Upgrade to abc123 (add user table)". */
    String title() {
        String verb = switch (this.step.direction()) {
            case UPGRADE -> "Upgrade to ";
            case DOWNGRADE -> "Downgrade of ";
            case STAMP -> "Stamp of ";
        };
        return verb + revisionId() + (message().isEmpty() ? "" : " (" + message() + ")");
    }

    /** Says "def456 -> abc123, add user table", in the direction of the step. */
    String arrow() {
        Revision revision = this.step.revision();
        String parents =
                revision == null || revision.parents().isEmpty() ? "<base>" : String.join(", ", revision.parents());
        String arrow = this.step.direction() == Direction.DOWNGRADE
                ? revisionId() + " -> " + parents
                : parents + " -> " + revisionId();
        return message().isEmpty() ? arrow : arrow + ", " + message();
    }

    /** Says "upgrade def456 -> abc123, add user table" to the letter as Alembic does, with nothing where base is. */
    String logLine() {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        Revision revision = this.step.revision();
        if (this.step.direction() == Direction.STAMP || revision == null) {
            from.addAll(this.step.headsRemoved());
            to.addAll(this.step.headsAdded());
        } else {
            boolean up = this.step.direction() == Direction.UPGRADE;
            (up ? from : to).addAll(revision.parents());
            (up ? to : from).add(revision.id());
        }
        String verb = switch (this.step.direction()) {
            case UPGRADE -> "upgrade ";
            case DOWNGRADE -> "downgrade ";
            case STAMP -> "stamp_revision ";
        };
        return verb + String.join(", ", from) + " -> " + String.join(", ", to)
                + (message().isEmpty() ? "" : ", " + message());
    }

    /** Tells whether it adds a value to an enum type, which nothing can use before the transaction is committed. */
    boolean addsEnumValue() {
        return this.pieces.stream().anyMatch(piece -> {
            String sql = piece.sql();
            return sql != null && SqlKind.of(sql) == SqlKind.NEW_ENUM_VALUE;
        });
    }

    /** Tells whether it may leave a role that it took, or temporary tables, to what runs behind it. */
    boolean leavesTraces() {
        return this.pieces.stream().anyMatch(Piece::mayLeaveTraces);
    }

    PlannedStep planned() {
        return new PlannedStep(
                this.step.direction(),
                revisionId(),
                message(),
                this.script == null ? null : this.script.location(),
                this.step.headsRemoved(),
                this.step.headsAdded(),
                this.transactional,
                this.pieces.stream().map(piece -> piece.planned(kind(piece))).toList());
    }

    /** Tells which limits apply to a piece of this step. */
    StatementClass kind(Piece piece) {
        return this.transactional || piece.bearsTransaction() ? piece.kind() : StatementClass.OUTSIDE;
    }

    HistoryEntry historyEntry() {
        Revision revision = this.step.revision();
        return new HistoryEntry(
                revisionId(),
                revision == null ? List.of() : revision.parents(),
                revision == null ? List.of() : revision.dependsOn(),
                this.step.direction().name().toLowerCase(Locale.ROOT),
                message(),
                this.script == null ? null : this.script.type().name(),
                this.script == null ? null : this.script.name(),
                this.checksum,
                this.checksum == null || this.script == null ? null : this.script.fingerprint());
    }

    /** Returns where the revision is written down, for messages. */
    String location() {
        return Objects.requireNonNull(this.script, "script").location();
    }
}
