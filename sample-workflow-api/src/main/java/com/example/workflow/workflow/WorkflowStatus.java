package com.example.workflow.workflow;

/** How far a workflow has come. */
public enum WorkflowStatus {
    /** It is being written. */
    DRAFT,
    /** It can be run. */
    ACTIVE,
    /** It is kept for the record. */
    ARCHIVED
}
