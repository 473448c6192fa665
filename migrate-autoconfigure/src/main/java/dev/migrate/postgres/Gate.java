package dev.migrate.postgres;

import dev.migrate.operation.RunCode;
import java.util.List;

/**
 * The one place through which every statement that changes a database leaves. What it stands for decides what happens to
 * a statement: a connection runs it, a script writes it down.
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
     * Says what the statements that follow are for. A script tells its reader; a connection has no use for it.
     *
     * @param text any text; a line break in it is as good as a blank
     */
    void comment(String text);

    /**
     * Runs code of a revision on the connection that the statements take.
     *
     * @param code the operation that holds the code
     * @throws dev.migrate.MigrateException if there is no connection
     */
    void run(RunCode code);
}
