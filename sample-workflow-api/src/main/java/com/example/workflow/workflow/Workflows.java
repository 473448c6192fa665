package com.example.workflow.workflow;

import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

/** All workflows. */
public interface Workflows extends JpaRepository<Workflow, UUID> {

    /** Finds those of a status. */
    Page<Workflow> findByStatus(WorkflowStatus status, Pageable page);
}
