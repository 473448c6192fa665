package dev.migrate.postgres.catalog;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.Session;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads what schemas hold from {@code pg_catalog}: eight questions in one message and one read-only snapshot, whatever the
 * number of tables. It takes no lock on any relation of the user's.
 *
 * <p>The model that comes back is in a normal form, so that equal things are equal records:
 *
 * <ul>
 *   <li>Types are typed where the vocabulary knows them, named with their schema if they are enumerated types, domains or
 *       an extension's, and raw only if they have parameters that the vocabulary cannot say.
 *   <li>A serial column whose sequence is as {@code serial} makes it has the type {@code serial} and no default. Sequences
 *       of identity and such serial columns are in their columns, all others in the list, with their owner.
 *   <li>What is as PostgreSQL would choose it is {@code null} or absent: the method {@code btree}, ascending order, the
 *       default operator class, the collation of the type, options of sequences.
 *   <li>Texts (defaults, checks, predicates, generated columns, keys of indexes) are PostgreSQL's own spelling, with every
 *       name qualified that is not in {@code pg_catalog}, and without parentheses around the whole, except in defaults.
 *   <li>Foreign keys name the columns that they refer to. Every constraint has its name. Constraints come in the order
 *       primary key, unique, check, exclusion, foreign key, and by name within it; tables, indexes, enumerated types and
 *       sequences by name; domains in the order of their making.
 *   <li>Not null constraints are properties of columns, also where PostgreSQL 18 has rows for them.
 *   <li>Left out are partitions, what belongs to an extension, temporary tables, migrate's own two tables, and columns and
 *       constraints that a table inherits. Views, functions, triggers and the like, invalid indexes, and constraints that
 *       the vocabulary cannot say are in {@link DatabaseModel#others()}.
 * </ul>
 */
public final class CatalogReader {

    /** With {@code pg_temp} last: left out, it would come first. */
    static final String FIXED_SEARCH_PATH = "SET LOCAL search_path = pg_catalog, pg_temp";

    private static final List<String> BEFORE =
            List.of("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", FIXED_SEARCH_PATH);
    private static final List<String> AFTER = List.of("COMMIT");

    private final Database database;

    /** Reads from a database; nothing is asked yet. */
    public CatalogReader(Database database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    /**
     * Reads schemas. One that does not exist is not in the model.
     *
     * @param schemas the names of the schemas
     * @throws MigrateException if there is no connection, or the catalog cannot be read
     */
    public DatabaseModel read(List<String> schemas) {
        try (Session session = this.database.open()) {
            return read(session, schemas, this.database::isOwn, BEFORE, AFTER);
        }
    }

    /**
     * Returns the schema that an unqualified name would be created in.
     *
     * @throws MigrateException if there is no connection, or no such schema
     */
    public String currentSchema() {
        try (Session session = this.database.open()) {
            String schema = session.jdbc().queryForObject("SELECT pg_catalog.current_schema()", String.class);
            if (schema == null) {
                throw new MigrateException(
                        "The connection has no current schema: none of the schemas on its search_path exists, or the user"
                                + " may use none of them.",
                        "Correct the search_path of the user of the database.");
            }
            return schema;
        }
    }

    /**
     * Returns the major version of the server, such as 18.
     *
     * @throws MigrateException if there is no connection
     */
    public int serverMajor() {
        try (Session session = this.database.open()) {
            Integer number = session.jdbc()
                    .queryForObject("SELECT pg_catalog.current_setting('server_version_num')::integer", Integer.class);
            return Objects.requireNonNull(number, "server_version_num") / 10_000;
        }
    }

    /** Reads within the transaction that is open. */
    static DatabaseModel readInside(Session session, List<String> schemas) {
        return read(session, schemas, table -> false, List.of(FIXED_SEARCH_PATH), List.of());
    }

    private static DatabaseModel read(
            Session session,
            List<String> schemas,
            Predicate<QualifiedName> ignored,
            List<String> before,
            List<String> after) {
        JdbcOperations jdbc = session.jdbc();
        try {
            CatalogRows rows = CatalogRows.read(jdbc, schemas, before, after);
            return new ModelAssembly(rows, ignored).model();
        } catch (DataAccessException ex) {
            session.rollBack();
            throw new MigrateException(
                    "The catalog could not be read: " + rootMessage(ex) + ".",
                    "Check that the user of the database may use the schemas " + String.join(", ", schemas)
                            + ", and that no other session changes them just now.",
                    ex);
        }
    }

    private static String rootMessage(DataAccessException ex) {
        Throwable root = ex.getMostSpecificCause();
        return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName())
                .strip()
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
