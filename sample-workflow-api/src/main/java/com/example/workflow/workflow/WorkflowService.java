package com.example.workflow.workflow;

import com.example.workflow.audit.AuditTrail;
import com.example.workflow.common.NotFoundException;
import com.example.workflow.user.Users;
import com.example.workflow.workflow.Workflow.WorkflowView;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class WorkflowService {

    private final Workflows workflows;
    private final Users users;
    private final AuditTrail audit;
    private final Clock clock;

    WorkflowService(Workflows workflows, Users users, AuditTrail audit, Clock clock) {
        this.workflows = workflows;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    WorkflowView create(String actor, UUID ownerId, WorkflowContent content) {
        if (!this.users.existsById(ownerId)) {
            throw new NotFoundException("user", ownerId);
        }
        Workflow workflow = this.workflows.saveAndFlush(new Workflow(ownerId, content, this.clock.instant()));
        record(actor, "CREATED", workflow);
        return workflow.view();
    }

    /** A change names the version that it was made from, so that it cannot undo one that it has not seen. */
    @Transactional
    WorkflowView change(String actor, UUID id, long version, WorkflowContent content) {
        Workflow workflow = find(id);
        if (!Objects.equals(workflow.version(), version)) {
            throw new ObjectOptimisticLockingFailureException(Workflow.class, id);
        }
        workflow.change(content, this.clock.instant());
        record(actor, "CHANGED", workflow);
        return this.workflows.saveAndFlush(workflow).view();
    }

    @Transactional
    WorkflowView activate(String actor, UUID id) {
        Workflow workflow = find(id);
        workflow.activate(this.clock.instant());
        record(actor, "ACTIVATED", workflow);
        return this.workflows.saveAndFlush(workflow).view();
    }

    @Transactional
    WorkflowView archive(String actor, UUID id) {
        Workflow workflow = find(id);
        workflow.archive(this.clock.instant());
        record(actor, "ARCHIVED", workflow);
        return this.workflows.saveAndFlush(workflow).view();
    }

    @Transactional(readOnly = true)
    WorkflowView get(UUID id) {
        return find(id).view();
    }

    @Transactional(readOnly = true)
    Page<WorkflowView> list(@Nullable WorkflowStatus status, Pageable page) {
        Page<Workflow> found =
                status == null ? this.workflows.findAll(page) : this.workflows.findByStatus(status, page);
        return found.map(Workflow::view);
    }

    private Workflow find(UUID id) {
        return this.workflows.findById(id).orElseThrow(() -> new NotFoundException("workflow", id));
    }

    private void record(String actor, String action, Workflow workflow) {
        this.audit.record(actor, action, "WORKFLOW", workflow.id(), Map.of());
    }
}
