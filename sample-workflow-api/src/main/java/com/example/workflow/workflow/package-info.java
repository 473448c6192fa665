/** Descriptions of workflows and their steps. */
@NullMarked
package com.example.workflow.workflow;

import org.jspecify.annotations.NullMarked;
