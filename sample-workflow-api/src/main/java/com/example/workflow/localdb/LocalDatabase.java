package com.example.workflow.localdb;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An embedded PostgreSQL whose data stay in a folder. */
final class LocalDatabase {

    private static final String MAJOR = "18";

    private LocalDatabase() {}

    /**
     * Starts the server of a folder, or finds it running.
     *
     * @return its port on the loopback address
     */
    static int start(Path folder) {
        requireMajor(folder);
        int running = runningPort(folder);
        return running > 0 ? running : startServer(folder);
    }

    private static int startServer(Path folder) {
        try {
            Files.createDirectories(folder);
            // A server that was killed leaves its file behind; one that runs was found above.
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            return postgres.getPort();
        } catch (IOException | IllegalStateException ex) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL did not start in " + folder
                            + ". PostgreSQL refuses to run as root where user"
                            + " namespaces are not allowed: run this as another user, or set DATABASE_URL to a database"
                            + " of your own.",
                    ex);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static void requireMajor(Path folder) {
        try {
            Path version = folder.resolve("PG_VERSION");
            if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR)) {
                throw new IllegalStateException("The folder " + folder + " holds data of PostgreSQL "
                        + Files.readString(version).strip() + ", and this application brings PostgreSQL " + MAJOR
                        + ". Move the folder away to begin with an empty database, or set DATABASE_URL.");
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The fourth line of the file that a running server keeps is its port. */
    private static int runningPort(Path folder) {
        try {
            Path file = folder.resolve("postmaster.pid");
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            return port > 0 && answers(port) ? port : 0;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException ex) {
            return false;
        }
    }
}
