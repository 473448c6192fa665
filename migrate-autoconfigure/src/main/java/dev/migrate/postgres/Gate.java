package dev.migrate.postgres;

import dev.migrate.operation.RunCode;
import java.util.List;

/**
 * The one place through which every statement that changes a database leaves. What it stands for decides what happens to
 * a statement: a connection runs it, a script would write it down.
 */
public interface Gate {

    /**
     * Sends statements in their order, as few messages as the way to the server allows. When one fails, those behind it
     * are not run; what becomes of those before it is up to the transaction that they say.
     *
     * @param statements one SQL statement each, without a closing semicolon
     * @throws SqlFailure if a statement fails
     */
    void send(List<String> statements);

    /**
     * Runs code of a revision on the connection that the statements take.
     *
     * @param code the operation that holds the code
     */
    void run(RunCode code);
}
