package dev.migrate.postgres;

import dev.migrate.MigrateException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A connection from taking it out of a data source, often a pool, until it is given back as it was. */
final class OwnConnection {

    private static final Logger logger = LoggerFactory.getLogger(OwnConnection.class);

    private static final int LONGEST_CHECK_SECONDS = 5;

    private final DataSource dataSource;
    private final Connection connection;
    private final boolean autoCommitBefore;

    /** Takes a connection over and switches it to autocommit, as transactions are statements here. */
    OwnConnection(DataSource dataSource, Connection connection) throws SQLException {
        this.dataSource = dataSource;
        this.connection = connection;
        this.autoCommitBefore = connection.getAutoCommit();
        if (!this.autoCommitBefore) {
            connection.setAutoCommit(true);
        }
    }

    /** What else has to be done before a connection may go to its next user. */
    @FunctionalInterface
    interface Restoration {
        void restore() throws SQLException;
    }

    /** Tells whether it is gone. Asks the server, and waits a few seconds at most for its answer. */
    boolean isLost() {
        try {
            return !this.connection.isValid(LONGEST_CHECK_SECONDS);
        } catch (SQLException ex) {
            logger.debug("Nobody tells whether the connection stands", ex);
            return true;
        }
    }

    /**
     * Requires that no pooler shares the connection with other clients.
     *
     * @param client speaks on this connection
     * @param process the server process that answered it
     */
    void requireUnshared(JdbcClient client, int process) {
        if (!isAnsweredBy(process) && isShared(client, process)) {
            throw new MigrateException(
                    "The connection goes through a pooler that shares server connections between clients"
                            + " (transaction mode), and the migration lock does not hold there. Nothing was changed.",
                    "Give migrations a direct connection with DIRECT_DATABASE_URL or migrate.url.");
        }
    }

    private boolean isAnsweredBy(int process) {
        try {
            return !this.connection.isWrapperFor(PGConnection.class)
                    || this.connection.unwrap(PGConnection.class).getBackendPID() == process;
        } catch (SQLException ex) {
            logger.debug("The driver does not tell its server process", ex);
            return true;
        }
    }

    private boolean isShared(JdbcClient client, int process) {
        try {
            return Pooler.sharesConnections(client, process, this.dataSource);
        } catch (SQLException ex) {
            throw new MigrateException(
                    "The connection goes through a pooler, and there is no second one to be had with which to see whether it"
                            + " shares server connections between clients. Nothing was changed.",
                    "Give migrations a direct connection with DIRECT_DATABASE_URL or migrate.url; or let the pool and the"
                            + " pooler give two connections to each instance that migrates at the same time.",
                    ex);
        }
    }

    /**
     * Gives it back as it was. If that cannot be done it is ended: then the server frees the lock, and no other user of a
     * pool gets what a run left.
     */
    void giveBack(Restoration restoration) {
        try (Connection closing = this.connection) {
            try {
                restoration.restore();
                if (!this.autoCommitBefore) {
                    closing.setAutoCommit(false);
                }
            } catch (SQLException | SqlFailure | DataAccessException ex) {
                logger.debug("The connection cannot be given back as it was, so it is ended", ex);
                end(closing);
            }
        } catch (SQLException ex) {
            logger.debug("The connection was gone before it was given back; the server has freed the lock", ex);
        }
    }

    /** A pool learns that its connection is gone from the failure of the next call. */
    private static void end(Connection connection) throws SQLException {
        connection.unwrap(BaseConnection.class).close();
        connection.createStatement().close();
    }
}
