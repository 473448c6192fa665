package dev.migrate.autogenerate;

import java.util.List;

/**
 * Has the last word on what a generated revision does: it may change operations, add some, leave some out, or put them
 * into another order. A bean of this type is asked before the revision is written; {@code check} does not ask it.
 */
@FunctionalInterface
public interface DifferenceRewriter {

    /**
     * Rewrites the differences.
     *
     * @param differences what was found, in the order in which the upgrade runs; the downgrade runs in reverse order
     * @return what is written instead
     */
    List<Difference> rewrite(List<Difference> differences);
}
