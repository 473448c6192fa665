package dev.migrate.graph;

import dev.migrate.MigrateException;
import java.util.Collection;
import java.util.List;

/** Revisions that make no graph, or an identifier that means nothing in it. */
public final class GraphException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final List<String> revisions;

    GraphException(Kind kind, Collection<String> revisions, String problem, String action) {
        super(problem, action);
        this.kind = kind;
        this.revisions = List.copyOf(revisions);
    }

    /** Returns what is wrong, for code. */
    public Kind kind() {
        return this.kind;
    }

    /** Returns the ids that are concerned, where there are some. */
    public List<String> revisions() {
        return this.revisions;
    }

    /** What can be wrong. */
    public enum Kind {

        /** Parents form a circle. */
        CYCLE,

        /** Parents and dependencies form a circle. */
        DEPENDENCY_CYCLE,

        /** A revision is its own parent. */
        SELF_LOOP,

        /** A revision depends on itself. */
        DEPENDENCY_SELF_LOOP,

        /** A parent does not exist. */
        MISSING_PARENT,

        /** A dependency does not exist. */
        MISSING_DEPENDENCY,

        /** Two revisions have one id. */
        DUPLICATE_REVISION,

        /** A label is used twice, or is an id. */
        DUPLICATE_BRANCH_LABEL,

        /** An id has a character that identifiers give a meaning to. */
        ILLEGAL_REVISION_ID,

        /** Nothing has the id, label or prefix. */
        UNKNOWN_REVISION,

        /** The part before {@code @} is no branch. */
        UNKNOWN_BRANCH,

        /** A shortened id stands for several. */
        AMBIGUOUS_PREFIX,

        /** The revision is not on the branch before {@code @}. */
        NOT_ON_BRANCH,

        /** One head was asked for, and there are several. */
        MULTIPLE_HEADS,

        /** A relative step meets a fork or a merge. */
        AMBIGUOUS_WALK,

        /** A relative target starts from several heads of the database. */
        AMBIGUOUS_CURRENT,

        /** There are not as many revisions as a relative target counts. */
        RELATIVE_OUT_OF_RANGE,

        /** Two ends are not ancestor and descendant as they have to be. */
        RANGE_NOT_ANCESTOR,

        /** Nothing of the branch can be undone. */
        INVALID_DOWNGRADE_TARGET,

        /** Of revisions that are given side by side, one is an ancestor of another. */
        OVERLAPPING_REVISIONS,

        /** The version table holds a row more than once. */
        VERSION_ROW_COUNT,

        /** A range where a single identifier is wanted. */
        RANGE_NOT_ALLOWED,

        /** A range that cannot be read. */
        RANGE_SYNTAX
    }
}
