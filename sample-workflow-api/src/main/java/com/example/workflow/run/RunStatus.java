package com.example.workflow.run;

import java.util.Map;
import java.util.Set;

/** What state a run is in, and where it can go from there. */
public enum RunStatus {
    /** It has not begun. */
    PENDING,
    /** Its steps are being worked on. */
    RUNNING,
    /** It waits for somebody. */
    WAITING,
    /** Its last step is done. */
    COMPLETED,
    /** It came to grief. */
    FAILED,
    /** Somebody called it off. */
    CANCELLED;

    private static final Map<RunStatus, Set<RunStatus>> NEXT = Map.of(
            PENDING, Set.of(RUNNING, CANCELLED),
            RUNNING, Set.of(WAITING, COMPLETED, FAILED, CANCELLED),
            WAITING, Set.of(RUNNING, FAILED, CANCELLED),
            COMPLETED, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of());

    /** Returns the states that may follow. */
    public Set<RunStatus> next() {
        return NEXT.getOrDefault(this, Set.of());
    }

    /** Tells whether nothing follows. */
    public boolean isFinal() {
        return next().isEmpty();
    }
}
