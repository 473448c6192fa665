package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lays out differences as source: what both languages have in common. */
final class SourceText {

    private static final String HEADING = "Generated from the entities and the database: please review.";
    private static final int WIDTH = 110;

    private final String comment;
    private final Function<Operation, List<String>> statements;
    private final Function<Operation, List<String>> suggestions;

    /**
     * Takes a language.
     *
     * @param comment what begins a comment line
     * @param statements writes an operation as statements, each with its end
     * @param suggestions writes an operation that will stand in a comment
     */
    SourceText(
            String comment,
            Function<Operation, List<String>> statements,
            Function<Operation, List<String>> suggestions) {
        this.comment = comment;
        this.statements = statements;
        this.suggestions = suggestions;
    }

    String upgrade(Comparison comparison) {
        List<String> blocks = new ArrayList<>();
        blocks.add(comment(HEADING));
        for (Difference difference : comparison.differences()) {
            if (difference.active()) {
                List<String> lines = new ArrayList<>();
                difference.remarks().forEach(remark -> lines.add(comment(remark)));
                difference.alternative().forEach(operation -> lines.add(commented(operation)));
                difference.upgrade().forEach(operation -> lines.addAll(this.statements.apply(operation)));
                blocks.add(String.join("\n", lines));
            } else if (difference.kind() == Difference.Kind.KEPT) {
                List<String> lines = new ArrayList<>();
                lines.add(comment(difference.describe() + ", and kept. To drop it:"));
                difference.remarks().forEach(remark -> lines.add(comment(remark)));
                difference.upgrade().forEach(operation -> lines.add(commented(operation)));
                blocks.add(String.join("\n", lines));
            }
        }
        return text(blocks);
    }

    String downgrade(Comparison comparison) {
        List<String> blocks = new ArrayList<>();
        for (Difference difference : comparison.backwards()) {
            List<String> lines = new ArrayList<>();
            if (difference.active()) {
                difference.downgrade().forEach(operation -> lines.addAll(this.statements.apply(operation)));
            } else {
                difference.downgrade().forEach(operation -> lines.add(commented(operation)));
            }
            blocks.add(String.join("\n", lines));
        }
        return text(blocks);
    }

    private static String text(List<String> blocks) {
        return String.join(
                "\n\n", blocks.stream().filter(block -> !block.isEmpty()).toList());
    }

    private String commented(Operation operation) {
        return this.comment + " "
                + String.join("\n", this.suggestions.apply(operation)).replace("\n", "\n" + this.comment + " ");
    }

    /** Breaks a remark into comment lines. */
    private String comment(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(this.comment);
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > this.comment.length()) {
                lines.append(line).append('\n');
                line = new StringBuilder(this.comment);
            }
            line.append(' ').append(word);
        }
        return lines.append(line).toString();
    }
}
