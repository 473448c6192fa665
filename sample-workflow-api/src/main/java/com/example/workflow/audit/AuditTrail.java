package com.example.workflow.audit;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who did what, in the transaction of the change itself: there is no change without its entry. */
@Service
public class AuditTrail {

    private final AuditEntries entries;
    private final Clock clock;

    AuditTrail(AuditEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Adds an entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String actor, String action, String entityType, UUID entityId, Map<String, Object> detail) {
        this.entries.save(new AuditEntry(this.clock.instant(), actor, action, entityType, entityId, detail));
    }
}
