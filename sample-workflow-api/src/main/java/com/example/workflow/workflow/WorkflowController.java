package com.example.workflow.workflow;

import com.example.workflow.workflow.Workflow.WorkflowView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/workflows")
class WorkflowController {

    private final WorkflowService workflows;

    WorkflowController(WorkflowService workflows) {
        this.workflows = workflows;
    }

    @PostMapping
    ResponseEntity<WorkflowView> create(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor,
            @Valid @RequestBody NewWorkflow wanted) {
        WorkflowView workflow = this.workflows.create(actor, wanted.ownerId(), wanted.content());
        return ResponseEntity.created(URI.create("/api/workflows/" + workflow.id()))
                .body(workflow);
    }

    @GetMapping
    Page<WorkflowView> list(@RequestParam(required = false) @Nullable WorkflowStatus status, Pageable page) {
        return this.workflows.list(status, page);
    }

    @GetMapping("/{id}")
    WorkflowView get(@PathVariable UUID id) {
        return this.workflows.get(id);
    }

    @PutMapping("/{id}")
    WorkflowView change(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor,
            @PathVariable UUID id,
            @Valid @RequestBody ChangedWorkflow wanted) {
        return this.workflows.change(actor, id, wanted.version(), wanted.content());
    }

    @PostMapping("/{id}/activate")
    WorkflowView activate(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor, @PathVariable UUID id) {
        return this.workflows.activate(actor, id);
    }

    @PostMapping("/{id}/archive")
    WorkflowView archive(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor, @PathVariable UUID id) {
        return this.workflows.archive(actor, id);
    }

    record NewWorkflow(
            @NotNull UUID ownerId, @NotNull @Valid WorkflowContent content) {}

    record ChangedWorkflow(
            @NotNull Long version, @NotNull @Valid WorkflowContent content) {}
}
