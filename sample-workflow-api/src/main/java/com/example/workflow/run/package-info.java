/** Runs of workflows, and what state they are in. */
@NullMarked
package com.example.workflow.run;

import org.jspecify.annotations.NullMarked;
