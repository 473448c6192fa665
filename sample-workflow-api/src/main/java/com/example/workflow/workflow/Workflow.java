package com.example.workflow.workflow;

import com.example.workflow.common.ConflictException;
import com.example.workflow.workflow.WorkflowStep.StepView;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A description of work in steps. */
@Entity
@Table(name = "workflows")
public class Workflow {

    @Id
    private UUID id;

    @Column(nullable = false, length = 120)
    private String name;

    @Column(nullable = false, columnDefinition = "text")
    private String description;

    @Column(nullable = false)
    private UUID ownerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private WorkflowStatus status = WorkflowStatus.DRAFT;

    @Column(nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    @Version
    private @Nullable Long version;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "workflow_id", nullable = false, updatable = false)
    @OrderBy("position")
    private List<WorkflowStep> steps = new ArrayList<>();

    protected Workflow() {}

    Workflow(UUID ownerId, WorkflowContent content, Instant now) {
        this.id = UUID.randomUUID();
        this.ownerId = ownerId;
        this.createdAt = now;
        write(content, now);
    }

    void change(WorkflowContent content, Instant now) {
        if (this.status != WorkflowStatus.DRAFT) {
            throw new ConflictException("The workflow is " + this.status + "; only a DRAFT can be changed.");
        }
        write(content, now);
    }

    private void write(WorkflowContent content, Instant now) {
        this.name = content.name();
        this.description = content.description() == null ? "" : content.description();
        this.updatedAt = now;
        this.steps.clear();
        content.steps().forEach(step -> this.steps.add(new WorkflowStep(this.steps.size() + 1, step)));
    }

    void activate(Instant now) {
        move(WorkflowStatus.DRAFT, WorkflowStatus.ACTIVE, now);
    }

    void archive(Instant now) {
        move(WorkflowStatus.ACTIVE, WorkflowStatus.ARCHIVED, now);
    }

    private void move(WorkflowStatus from, WorkflowStatus to, Instant now) {
        if (this.status != from) {
            throw new ConflictException(
                    "The workflow is " + this.status + "; it has to be " + from + " to become " + to + ".");
        }
        this.status = to;
        this.updatedAt = now;
    }

    /** Returns its id. */
    public UUID id() {
        return this.id;
    }

    /** Tells whether it can be run. */
    public boolean isActive() {
        return this.status == WorkflowStatus.ACTIVE;
    }

    @Nullable
    Long version() {
        return this.version;
    }

    WorkflowView view() {
        return new WorkflowView(
                this.id,
                this.name,
                this.description,
                this.ownerId,
                this.status,
                this.createdAt,
                this.updatedAt,
                this.version,
                this.steps.stream().map(WorkflowStep::view).toList());
    }

    /** What a client sees. */
    record WorkflowView(
            UUID id,
            String name,
            String description,
            UUID ownerId,
            WorkflowStatus status,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Long version,
            List<StepView> steps) {}
}
