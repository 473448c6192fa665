package com.example.workflow.workflow;

import com.example.workflow.user.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One step of a workflow. */
@Entity
@Table(name = "workflow_steps")
class WorkflowStep {

    @Id
    private UUID id;

    private int position;

    @Column(nullable = false, length = 120)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private StepKind kind;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private @Nullable Role assigneeRole;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, Object> config;

    protected WorkflowStep() {}

    WorkflowStep(int position, StepContent content) {
        this.id = UUID.randomUUID();
        this.position = position;
        this.name = content.name();
        this.kind = content.kind();
        this.assigneeRole = content.assigneeRole();
        this.config = content.config() == null ? Map.of() : content.config();
    }

    StepView view() {
        return new StepView(this.id, this.position, this.name, this.kind, this.assigneeRole, this.config);
    }

    /** What a client sees. */
    record StepView(
            UUID id,
            int position,
            String name,
            StepKind kind,
            @Nullable Role assigneeRole,
            Map<String, Object> config) {}
}
