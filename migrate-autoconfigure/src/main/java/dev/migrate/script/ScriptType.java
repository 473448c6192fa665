package dev.migrate.script;

/** In what a revision is written. */
public enum ScriptType {

    /** An SQL file. */
    SQL,

    /** A Java class. */
    JAVA
}
