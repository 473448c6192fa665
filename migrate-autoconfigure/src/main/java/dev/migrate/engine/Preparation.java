package dev.migrate.engine;

import dev.migrate.MigrateException;
import dev.migrate.graph.Direction;
import dev.migrate.graph.Plan;
import dev.migrate.graph.Revision;
import dev.migrate.graph.Step;
import dev.migrate.operation.Custom;
import dev.migrate.operation.Execute;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RunCode;
import dev.migrate.operation.SqlKind;
import dev.migrate.operation.SqlNormalizer;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.script.Half;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Turns a plan into what will be sent, before anything is sent: every half of every step is read, rendered and judged, so
 * that a revision that cannot run stops the run while the database is still as it was.
 */
final class Preparation {

    private static final Pattern WITHOUT_NAME =
            Pattern.compile("CREATE (UNIQUE )?INDEX CONCURRENTLY ON ", Pattern.CASE_INSENSITIVE);

    private final ScriptSet scripts;
    private final DdlRenderer renderer = new DdlRenderer();

    Preparation(ScriptSet scripts) {
        this.scripts = scripts;
    }

    List<PreparedStep> prepare(Plan plan) {
        List<PreparedStep> prepared = new ArrayList<>(plan.steps().size());
        for (Step step : plan.steps()) {
            prepared.add(prepare(step));
        }
        return prepared;
    }

    private PreparedStep prepare(Step step) {
        if (step.direction() == Direction.STAMP) {
            return new PreparedStep(step, null, List.of(), true, null);
        }
        Revision revision = Objects.requireNonNull(step.revision(), "a step that runs has a revision");
        Script script = this.scripts.get(revision.id());
        boolean up = step.direction() == Direction.UPGRADE;
        Half half = up ? script.upgrade() : downgrade(script);
        List<Piece> pieces = pieces(half);
        pieces.forEach(piece -> judge(piece, half, script));
        return new PreparedStep(step, script, pieces, half.transactional(), up ? checksum(pieces) : null);
    }

    /** Computes the checksum that an upgrade of a script records now. */
    String checksum(Script script) {
        return checksum(pieces(script.upgrade()));
    }

    private List<Piece> pieces(Half half) {
        List<Piece> pieces = new ArrayList<>();
        for (Operation operation : Custom.flatten(half.operations())) {
            pieces.addAll(pieces(operation));
        }
        return pieces;
    }

    private static Half downgrade(Script script) {
        return script.downgrade()
                .orElseThrow(() -> new MigrateException(
                        "Revision " + script.revision().id() + " (" + script.location()
                                + ") has no downgrade: it is irreversible. Nothing was changed.",
                        "Choose a target above it, or write its downgrade: a \"-- migrate:down\" part in an SQL revision,"
                                + " the method downgrade in a Java revision."));
    }

    private List<Piece> pieces(Operation operation) {
        if (operation instanceof RunCode code) {
            return List.of(Piece.of(code));
        }
        Integer line = operation instanceof Execute execute ? execute.line() : null;
        return this.renderer.render(operation).stream()
                .map(sql -> Piece.of(sql, line))
                .toList();
    }

    private static void judge(Piece piece, Half half, Script script) {
        String sql = piece.sql();
        if (sql == null) {
            return;
        }
        SqlKind kind = SqlKind.of(sql);
        String where = piece.line() == null ? script.location() : script.location() + ", line " + piece.line();
        if (kind == SqlKind.TRANSACTION_CONTROL) {
            throw new MigrateException(
                    "Revision " + script.revision().id() + " controls transactions itself in " + where + ": "
                            + Texts.shorten(sql) + ". Nothing was changed.",
                    "Remove the statement: migrate puts each revision in a transaction of its own. A half that must not"
                            + " be in one says \"transaction:false\".");
        }
        if (piece.givesTheLockAway()) {
            throw new MigrateException(
                    "Revision " + script.revision().id() + " gives the migration lock away in " + where + ": "
                            + Texts.shorten(sql) + ". Nothing was changed.",
                    "Remove the statement: it drops all that the connection holds. What a revision sets, takes and makes for"
                            + " its own connection is put back by itself; DISCARD PLANS, SEQUENCES or TEMP may stay, and"
                            + " pg_advisory_unlock(key).");
        }
        if (kind == SqlKind.NOT_IN_TRANSACTION
                && WITHOUT_NAME.matcher(SqlNormalizer.normalize(sql)).lookingAt()) {
            throw new MigrateException(
                    "Revision " + script.revision().id() + " builds an index concurrently and gives it no name ("
                            + where + "): " + Texts.shorten(sql) + ". Nothing was changed.",
                    "Name the index: a build that is cut off leaves an unusable one, which is found by its name.");
        }
        if (kind == SqlKind.NOT_IN_TRANSACTION && half.transactional()) {
            throw new MigrateException(
                    "PostgreSQL does not run this statement of revision "
                            + script.revision().id()
                            + " inside a transaction (" + where + "): " + Texts.shorten(sql) + ". Nothing was changed.",
                    "Move it to a revision of its own whose half says so: \"-- migrate:up transaction:false\" in an SQL"
                            + " revision, @Revision(transactional = false) in a Java revision.");
        }
    }

    private static String checksum(List<Piece> pieces) {
        return Script.checksum(pieces.stream().map(Piece::text).toList());
    }
}
