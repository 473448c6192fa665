package dev.migrate.autoconfigure;

import dev.migrate.script.ScriptResource;

/**
 * A folder of the class path, and what counts as a revision in it and below it: SQL files and classes named {@code R_*}.
 * Names that begin with a dot are passed over.
 *
 * @param name such as {@code db/revisions}
 * @param classLoader loads the classes
 */
record ClassPathFolder(String name, ClassLoader classLoader) {

    private static final String SQL = ".sql";
    private static final String CLASS = ".class";

    boolean isSql(String path) {
        return path.regionMatches(true, path.length() - SQL.length(), SQL, 0, SQL.length()) && !isHidden(path);
    }

    boolean isJava(String path) {
        return path.endsWith(CLASS) && fileName(path).startsWith("R_") && path.indexOf('$') < 0 && !isHidden(path);
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Makes a revision of the file at a path below the folder. */
    FoundScript sql(String path, String identity, String address, ScriptResource.Content content) {
        String place = place(path);
        return new FoundScript(identity, place, address, new ScriptResource.Sql(fileName(path), place, content));
    }

    /** Makes a revision of the class at a path below the folder. */
    FoundScript java(String path, String address) {
        String place = place(path);
        String className = place.substring(0, place.length() - CLASS.length()).replace('/', '.');
        // The class loader decides which of two equal names it loads, so the name is what counts.
        return new FoundScript(
                "class " + className, place, address, new ScriptResource.Java(className, this.classLoader));
    }

    private String place(String path) {
        return this.name + "/" + path;
    }
}
