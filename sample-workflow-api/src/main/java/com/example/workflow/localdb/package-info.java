/** The database of a developer's machine, where no other is given. */
@NullMarked
package com.example.workflow.localdb;

import org.jspecify.annotations.NullMarked;
