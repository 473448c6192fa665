/** The people who own and run workflows. */
@NullMarked
package com.example.workflow.user;

import org.jspecify.annotations.NullMarked;
