package com.example.workflow.user;

/** What a user does. */
public enum Role {
    /** Manages users. */
    ADMIN,
    /** Describes workflows. */
    EDITOR,
    /** Runs workflows. */
    OPERATOR,
    /** Decides steps that need an approval. */
    APPROVER,
    /** Looks on. */
    VIEWER
}
