package com.example.workflow.run;

import com.example.workflow.run.WorkflowRun.RunView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RunController {

    private final RunService runs;

    RunController(RunService runs) {
        this.runs = runs;
    }

    @PostMapping("/api/workflows/{workflowId}/runs")
    ResponseEntity<RunView> create(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor,
            @PathVariable UUID workflowId,
            @RequestBody(required = false) @Nullable Map<String, Object> input) {
        RunView run = this.runs.create(actor, workflowId, input == null ? Map.of() : input);
        return ResponseEntity.created(URI.create("/api/runs/" + run.id())).body(run);
    }

    @GetMapping("/api/runs")
    Page<RunView> list(@RequestParam(required = false) @Nullable RunStatus status, Pageable page) {
        return this.runs.list(status, page);
    }

    @GetMapping("/api/runs/{id}")
    RunView get(@PathVariable UUID id) {
        return this.runs.get(id);
    }

    @PostMapping("/api/runs/{id}/transitions")
    RunView move(
            @RequestHeader(name = "X-Actor", defaultValue = "anonymous") String actor,
            @PathVariable UUID id,
            @Valid @RequestBody Transition wanted) {
        return this.runs.moveTo(actor, id, wanted.to(), wanted.reason());
    }

    record Transition(
            @NotNull RunStatus to,
            @Nullable @Size(max = 1000) String reason) {}
}
