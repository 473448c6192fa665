package dev.migrate.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes names fit. */
final class Names {

    /** PostgreSQL cuts a name after NAMEDATALEN - 1 bytes. */
    private static final int MAXIMUM_BYTES = 63;

    private static final int HASH_DIGITS = 8;

    private Names() {}

    /** Returns the name, or its beginning and a hash of the whole if it is too long. */
    static String shortened(String name) {
        if (bytes(name) <= MAXIMUM_BYTES) {
            return name;
        }
        int end = name.length();
        while (bytes(name.substring(0, end)) > MAXIMUM_BYTES - HASH_DIGITS - 1) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + "_" + hash(name);
    }

    /** Returns eight hexadecimal digits of the SHA-256 of a text. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_DIGITS / 2);
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
