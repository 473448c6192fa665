package com.example.workflow.run;

import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

interface WorkflowRuns extends JpaRepository<WorkflowRun, UUID> {

    Page<WorkflowRun> findByStatus(RunStatus status, Pageable page);
}
