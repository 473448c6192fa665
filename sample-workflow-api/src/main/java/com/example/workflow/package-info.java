/** The Workflow Management API: people describe workflows, and run them step by step. */
@NullMarked
package com.example.workflow;

import org.jspecify.annotations.NullMarked;
