package dev.migrate.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of the header of an SQL revision. */
enum HeaderKey {
    REVISION_ID("Revision ID"),
    REVISES("Revises"),
    CREATE_DATE("Create Date"),
    BRANCH_LABELS("Branch Labels"),
    DEPENDS_ON("Depends On");

    /** So near is a misspelling; farther is another word, such as "Created by". */
    private static final int NEAR = 2;

    private final String text;

    HeaderKey(String text) {
        this.text = text;
    }

    /** The key as a user writes it. */
    String text() {
        return this.text;
    }

    /** Finds the key that is written so, in any case. */
    static @Nullable HeaderKey find(String text) {
        for (HeaderKey key : values()) {
            if (key.text.equalsIgnoreCase(text)) {
                return key;
            }
        }
        return null;
    }

    /** Finds the key that was probably meant. */
    static Optional<HeaderKey> findSimilar(String text) {
        String plain = plain(text);
        if (plain.equals("downrevision")) {
            return Optional.of(REVISES);
        }
        return Arrays.stream(values())
                .filter(key -> distance(plain, plain(key.text)) <= NEAR)
                .findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    /** The Levenshtein distance, by the algorithm of Wagner and Fischer (1974) with one row. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
