package com.example.workflow.run;

import com.example.workflow.common.ConflictException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One run of a workflow. */
@Entity
@Table(name = "workflow_runs")
class WorkflowRun {

    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID workflowId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private RunStatus status = RunStatus.PENDING;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, Object> input;

    @Column(columnDefinition = "text")
    private @Nullable String reason;

    @Column(nullable = false)
    private Instant createdAt;

    private @Nullable Instant startedAt;

    private @Nullable Instant finishedAt;

    @Version
    private @Nullable Long version;

    protected WorkflowRun() {}

    WorkflowRun(UUID workflowId, Map<String, Object> input, Instant now) {
        this.id = UUID.randomUUID();
        this.workflowId = workflowId;
        this.input = input;
        this.createdAt = now;
    }

    void moveTo(RunStatus wanted, @Nullable String reason, Instant now) {
        if (!this.status.next().contains(wanted)) {
            throw new ConflictException("A run that is " + this.status + " cannot become " + wanted + ".");
        }
        if (this.startedAt == null && wanted == RunStatus.RUNNING) {
            this.startedAt = now;
        }
        if (wanted.isFinal()) {
            this.finishedAt = now;
        }
        this.status = wanted;
        this.reason = reason;
    }

    UUID id() {
        return this.id;
    }

    RunStatus status() {
        return this.status;
    }

    RunView view() {
        return new RunView(
                this.id,
                this.workflowId,
                this.status,
                this.input,
                this.reason,
                this.createdAt,
                this.startedAt,
                this.finishedAt);
    }

    /** What a client sees. */
    record RunView(
            UUID id,
            UUID workflowId,
            RunStatus status,
            Map<String, Object> input,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}
}
