package com.example.workflow.workflow;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says of a workflow. */
record WorkflowContent(
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 4000) String description,
        @NotEmpty @Size(max = 100) List<@Valid StepContent> steps) {}
