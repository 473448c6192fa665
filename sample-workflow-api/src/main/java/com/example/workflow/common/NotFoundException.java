package com.example.workflow.common;

import java.util.UUID;

/** There is nothing with the given id. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was looked for. */
    public NotFoundException(String what, UUID id) {
        super("There is no " + what + " " + id + ".");
    }
}
