/** What every feature needs: errors and how they are told. */
@NullMarked
package com.example.workflow.common;

import org.jspecify.annotations.NullMarked;
