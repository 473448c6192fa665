package dev.migrate.autogenerate;

import dev.migrate.operation.Operation;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lays out differences as source: what both languages have in common. */
final class SourceText {

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
        Blocks blocks = new Blocks();
        String counterpart = comparison.counterpart().words();
        blocks.add(null, List.of(comment("Generated from the entities and " + counterpart + ": please review.")));
        for (Difference difference : comparison.differences()) {
            if (difference.active()) {
                List<String> lines = new ArrayList<>();
                difference.remarks().forEach(remark -> lines.add(comment(remark)));
                difference.alternative().forEach(operation -> lines.add(commented(operation)));
                boolean bare = lines.isEmpty();
                difference.upgrade().forEach(operation -> lines.addAll(this.statements.apply(operation)));
                blocks.add(bare ? difference.object().name() : null, lines);
            }
        }
        blocks.add(null, kept(comparison));
        return blocks.text();
    }

    /** One line for each thing: who wants to drop them has them written as statements by {@code --drops}. */
    private List<String> kept(Comparison comparison) {
        List<Difference> kept = comparison.of(Difference.Kind.KEPT);
        if (kept.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(comment("Only in " + comparison.counterpart().words() + ", and kept; --drops drops it:"));
        String only = Steps.onlyIn(comparison.counterpart());
        Predicate<Difference> isElsewhere = comparison.elsewhere();
        for (Difference difference : kept) {
            if (!isElsewhere.test(difference)) {
                String text = difference.text().equals("is" + only) ? "" : " " + difference.text();
                lines.add(comment("- " + difference.object() + text));
                difference.remarks().forEach(remark -> lines.add(comment("  ", remark)));
            }
        }
        long elsewhere = kept.stream().filter(isElsewhere).count();
        if (elsewhere > 0) {
            lines.add(comment("- " + elsewhere
                    + (elsewhere == 1
                            ? " key, check or index of another table"
                            : " keys, checks and indexes of other tables")
                    + ": \"migrate check\" lists them"));
        }
        return lines;
    }

    String downgrade(Comparison comparison) {
        Blocks blocks = new Blocks();
        for (Difference difference : comparison.backwards()) {
            if (difference.active()) {
                List<String> lines = new ArrayList<>();
                if (!difference.downgrade().isEmpty()) {
                    difference.downgradeRemarks().forEach(remark -> lines.add(comment(remark)));
                }
                boolean bare = lines.isEmpty();
                difference.downgrade().forEach(operation -> lines.addAll(this.statements.apply(operation)));
                blocks.add(bare ? difference.object().name() : null, lines);
            }
        }
        return blocks.text();
    }

    private String commented(Operation operation) {
        return this.comment + " "
                + String.join("\n", this.suggestions.apply(operation)).replace("\n", "\n" + this.comment + " ");
    }

    private String comment(String text) {
        return comment("", text);
    }

    /** Breaks a remark into comment lines. */
    private String comment(String indent, String text) {
        String begin = this.comment + indent;
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(begin);
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > begin.length()) {
                lines.append(line).append('\n');
                line = new StringBuilder(begin);
            }
            line.append(' ').append(word);
        }
        return lines.append(line).toString();
    }

    /** Blocks with blank lines between; short statements about one thing stand together. */
    private static final class Blocks {

        private final StringBuilder text = new StringBuilder();
        private @Nullable QualifiedName last;

        /**
         * Adds a block.
         *
         * @param about what it is about, {@code null} if it stands alone
         */
        void add(@Nullable QualifiedName about, List<String> lines) {
            if (lines.isEmpty()) {
                return;
            }
            QualifiedName subject = lines.stream().anyMatch(line -> line.contains("\n")) ? null : about;
            if (!this.text.isEmpty()) {
                this.text.append(subject != null && subject.equals(this.last) ? "\n" : "\n\n");
            }
            this.text.append(String.join("\n", lines));
            this.last = subject;
        }

        String text() {
            return this.text.toString();
        }
    }
}
