package dev.migrate.engine.reliability;

import dev.migrate.graph.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * A revision of a {@link Chain}. In each direction one of its statements leaves a row that tells of it: the last one in a
 * transaction; outside of one any, so that there is something on both sides of it.
 *
 * @param number its place in the chain, from 1
 * @param outside whether it runs outside a transaction
 * @param up the statements of its upgrade
 * @param down the statements of its downgrade
 */
record ChainRevision(int number, boolean outside, List<String> up, List<String> down) {

    /** Stands for the statement that leaves the row. */
    static final String EFFECT = "effect";

    static ChainRevision inside(int number, List<String> up, List<String> down) {
        return new ChainRevision(number, false, with(number, "upgrade", up), with(number, "downgrade", down));
    }

    static ChainRevision outside(int number, List<String> up, List<String> down) {
        return new ChainRevision(number, true, with(number, "upgrade", up), with(number, "downgrade", down));
    }

    private static List<String> with(int number, String direction, List<String> statements) {
        String insert = "insert into audit.effects (effect) values ('" + direction + " " + id(number) + "')";
        List<String> all = new ArrayList<>(statements);
        if (!all.contains(EFFECT)) {
            all.add(EFFECT);
        }
        all.replaceAll(sql -> sql.equals(EFFECT) ? insert : sql);
        return List.copyOf(all);
    }

    static String id(int number) {
        return "r%02d".formatted(number);
    }

    String id() {
        return id(this.number);
    }

    String parent() {
        return this.number == 1 ? "<base>" : id(this.number - 1);
    }

    List<String> statements(Direction direction) {
        return direction == Direction.UPGRADE ? this.up : this.down;
    }

    /** Tells whether the first statements of a direction, so many of them, left the row. */
    boolean hasEffect(Direction direction, int statements) {
        return statements(direction).subList(0, statements).stream().anyMatch(sql -> sql.contains("audit.effects"));
    }

    /** Returns the body of its file. */
    String body() {
        String option = this.outside ? " transaction:false" : "";
        return "-- migrate:up" + option + "\n" + String.join(";\n", this.up) + ";\n\n-- migrate:down" + option + "\n"
                + String.join(";\n", this.down) + ";\n";
    }
}
