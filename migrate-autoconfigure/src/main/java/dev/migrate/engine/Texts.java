package dev.migrate.engine;

import dev.migrate.PlainText;

/** How messages quote statements. */
final class Texts {

    private static final int LONGEST = 200;

    private Texts() {}

    /** Puts a statement on one line and cuts it where it is longer than a message bears. */
    static String shorten(String sql) {
        String line = PlainText.line(sql.strip().replaceAll("\\s+", " "));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
