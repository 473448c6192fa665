package com.example.workflow.workflow;

import com.example.workflow.user.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client says of a step. */
record StepContent(
        @NotBlank @Size(max = 120) String name,
        @NotNull StepKind kind,
        @Nullable Role assigneeRole,
        @Nullable Map<String, Object> config) {}
