package dev.migrate.hibernate;

import java.util.List;
import java.util.Objects;

/**
 * Something of the entities that the model of tables cannot say, so that it is told and not lost.
 *
 * @param subject what it is about, such as {@code view active_customer}
 * @param text what a person should know, one sentence
 * @param statements the statements with which Hibernate would create it, in order; empty if it has none
 */
public record ModelNote(String subject, String text, List<String> statements) {

    /** Copies the list. */
    public ModelNote {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        statements = List.copyOf(statements);
    }

    /** Returns the note as one line, without the statements. */
    @Override
    public String toString() {
        return this.subject + ": " + this.text;
    }
}
