package com.example.workflow.workflow;

/** What a step asks for. */
public enum StepKind {
    /** Work. */
    TASK,
    /** A decision. */
    APPROVAL,
    /** Nothing: somebody is told. */
    NOTIFICATION
}
