package dev.migrate.operation;

import dev.migrate.MigrateException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Makes the refusals of {@link Reversal}: the operation as it is written, why not, and what to write instead. */
final class Irreversible {

    private Irreversible() {}

    /** Writes a call with its first arguments: {@code op.dropTable("users")}. */
    static String call(String method, Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> "\"" + argument + "\"")
                .collect(Collectors.joining(", ", "op." + method + "(", ")"));
    }

    /** Refuses for the want of the old definition. */
    static MigrateException unknown(String call, String what, String example) {
        return refused(call, "it does not say " + what, "Write " + example);
    }

    /** Refuses because the operation does nothing where the thing exists already. */
    static MigrateException conditional(String call) {
        return refused(call + ".ifNotExists()", "it may have been there before", "Take .ifNotExists() away");
    }

    /** Refuses because more was dropped than is known. */
    static MigrateException cascading(String call) {
        return refused(
                call + ".cascade()",
                "nobody knows what else it drops",
                "Drop what depends on it by operations of their own and take .cascade() away");
    }

    static MigrateException refused(String call, String reason, String cure) {
        return new MigrateException(
                call + " cannot be reversed by itself: " + reason + ".",
                cure + ", or write downgrade(Operations op) for this revision.");
    }
}
