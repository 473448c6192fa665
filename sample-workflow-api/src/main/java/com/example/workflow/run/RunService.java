package com.example.workflow.run;

import com.example.workflow.audit.AuditTrail;
import com.example.workflow.common.ConflictException;
import com.example.workflow.common.NotFoundException;
import com.example.workflow.run.WorkflowRun.RunView;
import com.example.workflow.workflow.Workflow;
import com.example.workflow.workflow.Workflows;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RunService {

    private final WorkflowRuns runs;
    private final Workflows workflows;
    private final AuditTrail audit;
    private final Clock clock;

    RunService(WorkflowRuns runs, Workflows workflows, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.workflows = workflows;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    RunView create(String actor, UUID workflowId, Map<String, Object> input) {
        Workflow workflow =
                this.workflows.findById(workflowId).orElseThrow(() -> new NotFoundException("workflow", workflowId));
        if (!workflow.isActive()) {
            throw new ConflictException("Only an ACTIVE workflow can be run.");
        }
        WorkflowRun run = this.runs.save(new WorkflowRun(workflowId, input, this.clock.instant()));
        this.audit.record(actor, "CREATED", "RUN", run.id(), Map.of("workflowId", workflowId.toString()));
        return run.view();
    }

    @Transactional
    RunView moveTo(String actor, UUID id, RunStatus wanted, @Nullable String reason) {
        WorkflowRun run = find(id);
        RunStatus before = run.status();
        run.moveTo(wanted, reason, this.clock.instant());
        this.audit.record(actor, "MOVED", "RUN", id, Map.of("from", before.name(), "to", wanted.name()));
        return run.view();
    }

    @Transactional(readOnly = true)
    RunView get(UUID id) {
        return find(id).view();
    }

    @Transactional(readOnly = true)
    Page<RunView> list(@Nullable RunStatus status, Pageable page) {
        Page<WorkflowRun> found = status == null ? this.runs.findAll(page) : this.runs.findByStatus(status, page);
        return found.map(WorkflowRun::view);
    }

    private WorkflowRun find(UUID id) {
        return this.runs.findById(id).orElseThrow(() -> new NotFoundException("run", id));
    }
}
