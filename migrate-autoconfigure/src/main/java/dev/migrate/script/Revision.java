package dev.migrate.script;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the header of an SQL revision says, for a {@link Migration}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

    /** The id: 1 to 64 of A-Z, a-z, 0-9 and _. */
    String id();

    /** The ids of the parents: none for a root, several for a merge. */
    String[] revises() default {};

    /** When the revision was written, in ISO 8601, such as {@code 2024-01-01T12:00:00Z}; UTC without an offset. */
    String created() default "";

    /** The labels of the branch that begins here. */
    String[] branchLabels() default {};

    /** Ids or branch labels of revisions that have to be applied before this one and are no parents. */
    String[] dependsOn() default {};

    /** What the revision does; without it, the words of the class name: AddUserTable becomes "add user table". */
    String message() default "";

    /** Whether upgrade and downgrade run in a transaction. */
    boolean transactional() default true;
}
