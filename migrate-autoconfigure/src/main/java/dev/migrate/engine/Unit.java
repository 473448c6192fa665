package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive steps that are sent together.
 *
 * @param steps the steps
 * @param kind how they are sent
 */
record Unit(List<PreparedStep> steps, Kind kind) {

    enum Kind {

        /** Each is a transaction, several of them one message. */
        TRANSACTIONS,

        /** All of them are one transaction. */
        ONE_TRANSACTION,

        /** One step, outside a transaction. */
        OUTSIDE
    }

    /** So many statements at most share a message, migrate's own among them. */
    private static final int LARGEST_MESSAGE = 240;

    /** The statements around a step: begin, settings, heads (two at most), history, commit. */
    private static final int OVERHEAD = 6;

    /** Those that put away what a step may leave. */
    private static final int TIDY_UP = 2;

    private static final int MOST_STEPS = 32;

    static List<Unit> of(List<PreparedStep> steps, TransactionMode mode) {
        return mode == TransactionMode.PER_RUN ? perRun(steps) : perRevision(steps);
    }

    /**
     * The first message holds one step and each further one twice as many: a run of few revisions, such as a deployment
     * has, reports each by itself, and one of many costs few round trips.
     */
    private static List<Unit> perRevision(List<PreparedStep> steps) {
        List<Unit> units = new ArrayList<>();
        int most = 1;
        int from = 0;
        while (from < steps.size()) {
            int to = from + 1;
            if (canShare(steps.get(from))) {
                int size = size(steps.get(from));
                while (to < steps.size()
                        && to - from < most
                        && canShare(steps.get(to))
                        && size + size(steps.get(to)) <= LARGEST_MESSAGE) {
                    size += size(steps.get(to));
                    to++;
                }
                most = Math.min(MOST_STEPS, most * 2);
            }
            Kind kind = steps.get(from).transactional() ? Kind.TRANSACTIONS : Kind.OUTSIDE;
            units.add(new Unit(steps.subList(from, to), kind));
            from = to;
        }
        return units;
    }

    private static List<Unit> perRun(List<PreparedStep> steps) {
        List<Unit> units = new ArrayList<>();
        int from = 0;
        while (from < steps.size()) {
            int to = from + 1;
            if (!steps.get(from).transactional()) {
                units.add(new Unit(steps.subList(from, to), Kind.OUTSIDE));
            } else {
                while (to < steps.size()
                        && steps.get(to).transactional()
                        && !steps.get(to - 1).addsEnumValue()) {
                    to++;
                }
                units.add(new Unit(steps.subList(from, to), Kind.ONE_TRANSACTION));
            }
            from = to;
        }
        return units;
    }

    private static boolean canShare(PreparedStep step) {
        return step.transactional()
                && size(step) <= LARGEST_MESSAGE
                && step.pieces().stream().allMatch(piece -> piece.code() == null);
    }

    private static int size(PreparedStep step) {
        return step.pieces().size() + OVERHEAD + (step.leavesTraces() ? TIDY_UP : 0);
    }
}
