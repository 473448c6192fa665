package dev.migrate.hibernate;

import dev.migrate.schema.Generated;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code columnDefinition} says beside the type. Hibernate takes the text as the type and writes it as it is, so a
 * default or a {@code not null} hides in it.
 */
final class ColumnDefinition {

    /** What may follow the type, or the expression of a default. All but {@code compression} are reserved by the server. */
    private static final List<String> PARTS = List.of(
            "default",
            "not",
            "null",
            "collate",
            "generated",
            "check",
            "unique",
            "primary",
            "references",
            "constraint",
            "compression",
            "storage",
            "deferrable",
            "initially");

    private final SqlWords words;
    private final String type;
    private final List<String> checks = new ArrayList<>();
    private boolean notNull;
    private boolean unique;
    private @Nullable String defaultExpression;
    private @Nullable String collation;
    private @Nullable String compression;
    private @Nullable Identity identity;
    private @Nullable Generated generated;
    private String rest = "";

    private ColumnDefinition(String text) {
        this.words = new SqlWords(text);
        this.type = this.words.upTo(PARTS);
        while (!this.words.atEnd()) {
            readPart();
        }
    }

    /** Reads a text that begins with a type. */
    static ColumnDefinition read(String text) {
        return new ColumnDefinition(text);
    }

    /** Returns the type, followed by what is not understood; the server takes both in one place. */
    String type() {
        if (this.rest.isEmpty()) {
            return this.type;
        }
        return this.type + (this.compression == null ? "" : " compression " + this.compression) + " " + this.rest;
    }

    List<String> checks() {
        return this.checks;
    }

    boolean notNull() {
        return this.notNull;
    }

    boolean unique() {
        return this.unique;
    }

    @Nullable
    String defaultExpression() {
        return this.defaultExpression;
    }

    @Nullable
    String collation() {
        return this.collation;
    }

    @Nullable
    String compression() {
        return this.rest.isEmpty() ? this.compression : null;
    }

    @Nullable
    Identity identity() {
        return this.identity;
    }

    @Nullable
    Generated generated() {
        return this.generated;
    }

    private void readPart() {
        if (this.words.skip("default")) {
            this.defaultExpression = this.words.upTo(PARTS);
        } else if (this.words.skip("not", "null")) {
            this.notNull = true;
        } else if (this.words.skip("null")) {
            this.notNull = false;
        } else if (this.words.skip("collate")) {
            this.collation = this.words.upTo(PARTS);
        } else if (this.words.skip("compression")) {
            this.compression = this.words.upTo(PARTS);
        } else if (!this.words.skip("primary", "key")) {
            // The table has its primary key from the mapping.
            readRule();
        }
    }

    private void readRule() {
        if (this.words.skip("generated", "always", "as", "identity")) {
            this.identity = identity(true);
        } else if (this.words.skip("generated", "by", "default", "as", "identity")) {
            this.identity = identity(false);
        } else if (this.words.skip("generated", "always", "as") && this.words.atGroup()) {
            readGenerated();
        } else if (this.words.skip("check") && this.words.atGroup()) {
            this.checks.add(this.words.group());
        } else if (!this.words.at("unique", "nulls") && this.words.skip("unique")) {
            this.unique = true;
        } else {
            this.rest = this.words.rest();
        }
    }

    /** Without a last word the server decides, and not all majors alike. */
    private void readGenerated() {
        String expression = this.words.word();
        if (this.words.skip("stored")) {
            this.generated = new Generated(SqlWords.inside(expression), true);
        } else if (this.words.skip("virtual")) {
            this.generated = new Generated(SqlWords.inside(expression), false);
        } else {
            this.rest = "generated always as " + expression + " " + this.words.rest();
        }
    }

    private Identity identity(boolean always) {
        SequenceOptions options = this.words.atGroup()
                ? CountingWords.read(new SqlWords(this.words.group()), new SequenceOptions())
                : new SequenceOptions();
        return new Identity(always, options);
    }
}
