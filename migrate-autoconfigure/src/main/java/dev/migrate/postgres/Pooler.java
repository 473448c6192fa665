package dev.migrate.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the modes of a pooler between here and the server apart. Behind one, the process that the driver was told of is not
 * the one that answers. In session mode that does no harm; in transaction mode a lock that belongs to a session is another
 * client's a moment later. There an idle client has no server connection of its own: a second client gets the same one, or
 * the first, while the second keeps it busy, another.
 */
final class Pooler {

    /** Other clients may take the server connection in between, so that one look is not enough. */
    private static final int LOOKS = 5;

    private static final String PROCESS = "SELECT pg_catalog.pg_backend_pid()";

    private Pooler() {}

    /**
     * Looks with a second connection whether the first has one to the server for itself.
     *
     * @param own the connection in question, in autocommit
     * @param process the server process that answered it
     * @param dataSource gives the second one
     * @throws SQLException if there is no second connection to be had
     */
    static boolean sharesConnections(JdbcClient own, int process, DataSource dataSource) throws SQLException {
        try (Connection other = dataSource.getConnection()) {
            boolean autoCommit = other.getAutoCommit();
            other.setAutoCommit(false);
            try {
                return sharesConnections(own, process, other);
            } finally {
                other.rollback();
                other.setAutoCommit(autoCommit);
            }
        }
    }

    private static boolean sharesConnections(JdbcClient own, int process, Connection other) throws SQLException {
        int first = process(other);
        for (int look = 0; look < LOOKS; look++) {
            int otherProcess = process(other);
            int ownProcess = own.sql(PROCESS).query(Integer.class).single();
            other.rollback();
            if (otherProcess == process || otherProcess != first || ownProcess != process) {
                return true;
            }
        }
        return false;
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PROCESS)) {
            row.next();
            return row.getInt(1);
        }
    }
}
