package dev.migrate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a person has to act on. It carries what is wrong and what to do about it; the command line and Spring
 * Boot's failure analysis print the same two texts. Neither text ever holds a password.
 */
public class MigrateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String action;

    /**
     * Creates a failure.
     *
     * @param problem what is wrong, with the values, file, line and revision concerned; one or more sentences
     * @param action what to do about it; one or more sentences
     */
    public MigrateException(String problem, String action) {
        this(problem, action, null);
    }

    /**
     * Creates a failure with its cause.
     *
     * @param problem what is wrong, with the values, file, line and revision concerned; one or more sentences
     * @param action what to do about it; one or more sentences
     * @param cause what led to it, may be {@code null}
     */
    public MigrateException(String problem, String action, @Nullable Throwable cause) {
        super(PlainText.of(problem + " " + action), cause);
        this.problem = PlainText.of(Objects.requireNonNull(problem, "problem"));
        this.action = PlainText.of(Objects.requireNonNull(action, "action"));
    }

    /**
     * Says what is wrong.
     *
     * @return the problem, never {@code null}
     */
    public String problem() {
        return this.problem;
    }

    /**
     * Says what to do.
     *
     * @return the action, never {@code null}
     */
    public String action() {
        return this.action;
    }
}
