package dev.migrate.script;

import java.io.IOException;

/** A revision file or class that was found and not read yet. */
public sealed interface ScriptResource permits ScriptResource.Sql, ScriptResource.Java {

    /**
     * Names it without its folder.
     *
     * @return a file name such as {@code abc123_add_user_table.sql} or {@code R_abc123_AddUserTable.java}
     */
    String name();

    /**
     * Names it for messages.
     *
     * @return a path such as {@code db/revisions/abc123_add_user_table.sql}
     */
    String location();

    /** Reads the bytes of a file. */
    @FunctionalInterface
    interface Content {

        /**
         * Reads all of it.
         *
         * @return the bytes
         * @throws IOException if they cannot be read
         */
        byte[] read() throws IOException;
    }

    /**
     * An SQL file.
     *
     * @param name the file name
     * @param location the path for messages
     * @param content reads the file
     */
    record Sql(String name, String location, Content content) implements ScriptResource {}

    /**
     * A compiled class.
     *
     * @param className the name as {@link Class#forName(String)} takes it
     * @param classLoader what loads it
     */
    record Java(String className, ClassLoader classLoader) implements ScriptResource {

        @Override
        public String name() {
            return this.className.substring(this.className.lastIndexOf('.') + 1) + ".java";
        }

        @Override
        public String location() {
            return this.className.replace('.', '/') + ".java";
        }
    }
}
