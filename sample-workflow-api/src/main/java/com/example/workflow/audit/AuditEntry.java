package com.example.workflow.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something that somebody did. Never changed: the table refuses it. */
@Entity
@Table(name = "audit_entries")
class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(columnDefinition = "bigint generated always as identity")
    private @Nullable Long id;

    @Column(nullable = false)
    private Instant occurredAt;

    @Column(nullable = false)
    private String actor;

    @Column(nullable = false, length = 40)
    private String action;

    @Column(nullable = false, length = 40)
    private String entityType;

    @Column(nullable = false)
    private UUID entityId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, Object> detail;

    protected AuditEntry() {}

    AuditEntry(
            Instant occurredAt,
            String actor,
            String action,
            String entityType,
            UUID entityId,
            Map<String, Object> detail) {
        this.occurredAt = occurredAt;
        this.actor = actor;
        this.action = action;
        this.entityType = entityType;
        this.entityId = entityId;
        this.detail = detail;
    }

    AuditView view() {
        return new AuditView(
                this.id, this.occurredAt, this.actor, this.action, this.entityType, this.entityId, this.detail);
    }

    /** What a client sees. */
    record AuditView(
            @Nullable Long id,
            Instant occurredAt,
            String actor,
            String action,
            String entityType,
            UUID entityId,
            Map<String, Object> detail) {}
}
