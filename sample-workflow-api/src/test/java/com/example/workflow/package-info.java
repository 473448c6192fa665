/** The service as its clients see it, on a real PostgreSQL. */
@NullMarked
package com.example.workflow;

import org.jspecify.annotations.NullMarked;
