package dev.migrate.testing;

import dev.migrate.testing.TestPostgres.Database;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Stands between a client and a server and counts what the server answers: a ReadyForQuery is the end of one round trip, a
 * CommandComplete that of one statement. Those of connecting are the same for every client and are left out of the
 * difference of two readings.
 */
public final class CountingProxy implements AutoCloseable {

    private final Database database;
    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();

    /** Opens a proxy in front of a database. */
    public CountingProxy(Database database) throws IOException {
        this.database = database;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Opens connections through the proxy. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + this.server.getLocalPort() + "/" + this.database.name()
                        + "?sslmode=disable&gssEncMode=disable",
                this.database.username(),
                this.database.password());
    }

    /** Returns how many connections were opened. */
    public int connections() {
        return this.connections.get();
    }

    /** Returns how often a client waited for the server, connecting included. */
    public int roundTrips() {
        return this.roundTrips.get();
    }

    /** Returns how many statements the server completed, connecting included. */
    public int statements() {
        return this.statements.get();
    }

    private void accept() throws IOException {
        while (!this.server.isClosed()) {
            Socket client = this.server.accept();
            Socket upstream = new Socket(this.database.host(), this.database.port());
            this.connections.incrementAndGet();
            start(() -> copy(client.getInputStream(), upstream.getOutputStream(), upstream));
            start(() -> count(upstream.getInputStream(), client.getOutputStream(), client));
        }
    }

    private static void copy(InputStream in, OutputStream out, Socket other) throws IOException {
        try (other) {
            in.transferTo(out);
        }
    }

    private void count(InputStream in, OutputStream out, Socket client) throws IOException {
        try (client) {
            DataInputStream messages = new DataInputStream(new BufferedInputStream(in));
            DataOutputStream copy = new DataOutputStream(new BufferedOutputStream(out));
            for (int type = messages.read(); type >= 0; type = messages.read()) {
                int length = messages.readInt();
                byte[] body = messages.readNBytes(length - Integer.BYTES);
                if (type == 'Z') {
                    this.roundTrips.incrementAndGet();
                } else if (type == 'C') {
                    this.statements.incrementAndGet();
                }
                copy.write(type);
                copy.writeInt(length);
                copy.write(body);
                if (messages.available() == 0) {
                    copy.flush();
                }
            }
        }
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
    }

    private interface Work {

        void run() throws IOException;
    }
}
