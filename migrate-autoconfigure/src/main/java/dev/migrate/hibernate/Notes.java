package dev.migrate.hibernate;

import java.util.ArrayList;
import java.util.List;

/** Collects what the model of tables cannot say. */
final class Notes {

    private final List<ModelNote> notes = new ArrayList<>();

    void add(String subject, String text, String... statements) {
        this.notes.add(new ModelNote(subject, text, List.of(statements)));
    }

    List<ModelNote> list() {
        return List.copyOf(this.notes);
    }
}
