package com.example.workflow.common;

/** A request that contradicts the state that it meets. */
public class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what contradicts what. */
    public ConflictException(String message) {
        super(message);
    }
}
