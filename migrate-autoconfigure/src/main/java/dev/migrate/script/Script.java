package dev.migrate.script;

import dev.migrate.graph.Revision;
import dev.migrate.operation.SqlNormalizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A revision and what it does: an SQL file or a Java class. */
public final class Script {

    private final Revision revision;
    private final ScriptType type;
    private final String name;
    private final String location;
    private final Place parentsPlace;
    private final String description;
    private final Body body;
    private final @Nullable String fingerprint;

    Script(
            Revision revision,
            ScriptType type,
            String name,
            String location,
            Place parentsPlace,
            String description,
            Body body,
            @Nullable String fingerprint) {
        this.revision = revision;
        this.type = type;
        this.name = name;
        this.location = location;
        this.description = description;
        this.parentsPlace = parentsPlace;
        this.body = body;
        this.fingerprint = fingerprint;
    }

    /**
     * Computes the checksum of an upgrade: SHA-256 over its statements, each normalized, so that comments and white space
     * do not count. A downgrade has no part in it, as mending one does not change what was applied.
     *
     * @param statements the statements of the upgrade, as written or as rendered
     * @return 64 hex digits
     * @throws dev.migrate.operation.SqlSyntaxException if a statement has a quote or comment that is not closed
     */
    public static String checksum(List<String> statements) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String statement : statements) {
                digest.update(SqlNormalizer.normalize(statement).getBytes(StandardCharsets.UTF_8));
                // No statement can hold a zero byte, so it tells two statements from one.
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }

    /** Returns its place in the graph. */
    public Revision revision() {
        return this.revision;
    }

    /** Tells in what it is written. */
    public ScriptType type() {
        return this.type;
    }

    /** Returns the file name, such as {@code abc123_add_user_table.sql} or {@code R_abc123_AddUserTable.java}. */
    public String name() {
        return this.name;
    }

    /** Returns the path for messages, such as {@code db/revisions/abc123_add_user_table.sql}. */
    public String location() {
        return this.location;
    }

    /**
     * Returns what tells in an instant that a file is, byte for byte, the one that was read before: a file with another
     * fingerprint may still have the same checksum. It guards against accidents, not against forgery.
     *
     * @return letters and digits; {@code null} for a Java revision, as what it does may come from other classes
     */
    public @Nullable String fingerprint() {
        return this.fingerprint;
    }

    /**
     * Returns what it says of itself: the comment above an SQL revision, without the lines of labels and dependencies; for a
     * class the same lines, made from its annotation.
     *
     * @return some lines without blank ones around them; may be empty
     */
    public String description() {
        return this.description;
    }

    /**
     * Returns the first paragraph of the description, or the message where that begins with a header line.
     *
     * @return usually one line, empty when nothing is said
     */
    public String summary() {
        String paragraph = SqlHeader.firstParagraph(this.description);
        return paragraph.isEmpty() ? this.revision.message() : paragraph;
    }

    /**
     * Records the upgrade. Nothing is executed.
     *
     * @return what it does
     * @throws dev.migrate.MigrateException if the SQL cannot be cut into statements or holds transaction control, or if
     *     the Java code fails; names file and line
     */
    public Half upgrade() {
        return this.body.upgrade();
    }

    /**
     * Records the downgrade. Nothing is executed.
     *
     * @return what it does; empty if the revision is irreversible
     * @throws dev.migrate.MigrateException as {@link #upgrade()}, and if a Java revision leaves the downgrade out though
     *     its upgrade cannot be reversed without further knowledge
     */
    public Optional<Half> downgrade() {
        return this.body.downgrade();
    }

    /** Where it names its parents. */
    Place parentsPlace() {
        return this.parentsPlace;
    }

    @Override
    public String toString() {
        return location();
    }
}
