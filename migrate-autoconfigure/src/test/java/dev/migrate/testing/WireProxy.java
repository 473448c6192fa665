package dev.migrate.testing;

import dev.migrate.testing.TestPostgres.Database;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Stands between a client and a server and hands on what they say, message by message of PostgreSQL's protocol, so that a
 * test can count the messages or keep some of them back.
 */
public abstract class WireProxy implements AutoCloseable {

    /** Who speaks. */
    public enum Side {
        CLIENT,
        SERVER
    }

    /** The type of a connection's first message, which has none in the protocol. */
    protected static final int FIRST = 0;

    private final Database database;
    private final ServerSocket server;
    private final List<Link> links = new CopyOnWriteArrayList<>();

    /** Opens a proxy in front of a database. */
    protected WireProxy(Database database) throws IOException {
        this.database = database;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /**
     * Is told of each message before it is handed on, on a thread for each side of each connection.
     *
     * @param side who said it
     * @param type the letter of the protocol, or {@link #FIRST}
     * @param link the connection
     * @return whether to hand it on; if not, nothing more of this side is
     */
    protected abstract boolean pass(Side side, int type, Link link) throws IOException;

    /** Begins to accept connections: the last line of a constructor. */
    protected final void open() {
        start(this::accept);
    }

    /** Returns the JDBC URL of the database behind the proxy, without credentials. */
    public final String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + this.server.getLocalPort() + "/" + this.database.name()
                + "?sslmode=disable&gssEncMode=disable";
    }

    /** Opens connections through the proxy. */
    public final DataSource dataSource() {
        return new DriverManagerDataSource(jdbcUrl(), this.database.username(), this.database.password());
    }

    /** Returns how many connections were opened. */
    public final int connections() {
        return this.links.size();
    }

    private void accept() throws IOException {
        while (!this.server.isClosed()) {
            Socket client = this.server.accept();
            Socket upstream;
            try {
                upstream = new Socket(this.database.host(), this.database.port());
            } catch (IOException ex) {
                // The server is down, and the client learns it.
                client.close();
                continue;
            }
            // Messages are written one by one, and must not wait for the acknowledgement of the one before.
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Link link = new Link(client, upstream);
            this.links.add(link);
            start(() -> handOn(Side.CLIENT, link));
            start(() -> handOn(Side.SERVER, link));
        }
    }

    private void handOn(Side side, Link link) throws IOException {
        Socket from = side == Side.CLIENT ? link.client : link.upstream;
        Socket to = side == Side.CLIENT ? link.upstream : link.client;
        DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
        OutputStream out = to.getOutputStream();
        try {
            int type = side == Side.CLIENT ? FIRST : in.read();
            while (type >= 0) {
                int length = in.readInt();
                byte[] body = in.readNBytes(length - Integer.BYTES);
                if (!pass(side, type, link)) {
                    return;
                }
                out.write(message(type, length, body));
                type = in.read();
            }
        } finally {
            link.cut();
        }
    }

    private static byte[] message(int type, int length, byte[] body) {
        ByteBuffer message = ByteBuffer.allocate(length + 1);
        if (type != FIRST) {
            message.put((byte) type);
        }
        message.putInt(length).put(body).flip();
        byte[] bytes = new byte[message.limit()];
        message.get(bytes);
        return bytes;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ex) {
                // One side has hung up, which is how every connection ends.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        this.server.close();
        for (Link link : this.links) {
            link.client.close();
            link.upstream.close();
        }
    }

    /** A connection: the socket to the client and the one to the server. */
    protected static final class Link {

        private final Socket client;
        private final Socket upstream;

        private volatile boolean halfOpen;

        private Link(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        /** Ends both sides, unless the server's has been left open on purpose. */
        void cut() throws IOException {
            this.client.close();
            if (!this.halfOpen) {
                this.upstream.close();
            }
        }

        /** Ends the client's side, and leaves the server in the belief that its client is there and silent. */
        void leaveHalfOpen() throws IOException {
            this.halfOpen = true;
            this.client.close();
        }
    }

    private interface Work {

        void run() throws IOException;
    }
}
