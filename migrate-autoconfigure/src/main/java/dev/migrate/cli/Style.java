package dev.migrate.cli;

/** How reports set things off from each other. */
enum Style {

    /** Not at all: for pipes and files. */
    PLAIN,

    /** With colours of a terminal. */
    COLOUR;

    String id(String text) {
        return paint("33", text);
    }

    String marker(String text) {
        return paint("36", text);
    }

    String problem(String text) {
        return paint("31", text);
    }

    private String paint(String colour, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001B[" + colour + "m" + text + "\u001B[0m";
    }
}
