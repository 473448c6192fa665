/** The trail of who changed what. */
@NullMarked
package com.example.workflow.audit;

import org.jspecify.annotations.NullMarked;
