package dev.migrate.postgres.catalog;

import dev.migrate.MigrateException;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.Session;
import dev.migrate.postgres.SqlFailure;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets the server spell a wanted model, so that it can be compared with what {@link CatalogReader} reads: types and
 * expressions as entities and people write them hardly ever look like those of the catalog.
 *
 * <p>The model is made in schemas that stand for its own, read there, and rolled back, all in one transaction. What exists
 * is not touched and not locked; types and functions of the model's schemas and of the search path stay reachable. A user
 * who may not create schemas gets by with the temporary schema as long as the model has only one.
 */
public final class Shadow {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Nothing here waits for others or computes anything; what takes this long has gone wrong. */
    private static final List<String> BEGIN = List.of(
            "BEGIN",
            "SET LOCAL lock_timeout = '2s'",
            "SET LOCAL statement_timeout = '60s'",
            "SET LOCAL client_min_messages = 'error'");

    private final Database database;

    /** Uses a database; nothing is asked yet. */
    public Shadow(Database database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    /**
     * Returns the wanted model in the normal form of {@link CatalogReader}. Of what has no name in the wanted model, the
     * name stays {@code null}, and the order is the wanted one; foreign keys are not tried.
     *
     * @param wanted what is wanted; its texts may be spelled in any way
     * @param live what {@link CatalogReader} reads in the same database: where an expression means the same on the types
     *     that are there, it gets the spelling that is there
     * @throws MigrateException if there is no connection, or the user may create neither schemas nor temporary tables
     */
    public Normalised normalise(DatabaseModel wanted, DatabaseModel live) {
        return normalise(wanted, live, PlainParts.of(wanted));
    }

    /** Does it, and makes stand-ins for plain parts; with none of these, all is made. */
    Normalised normalise(DatabaseModel wanted, DatabaseModel live, PlainParts plain) {
        try (Session session = this.database.open()) {
            try {
                return normalise(session, wanted, live, plain);
            } finally {
                session.rollBack();
            }
        }
    }

    private static Normalised normalise(Session session, DatabaseModel wanted, DatabaseModel live, PlainParts plain) {
        String path = session.jdbc().queryForObject("SELECT pg_catalog.current_setting('search_path')", String.class);
        ShadowNames names = open(session, wanted, Objects.requireNonNullElse(path, ""));
        List<Refused> refused = new ArrayList<>();
        DatabaseModel made = makeStandIns(session, names, wanted, plain);
        if (made == null) {
            made = makeAll(session, names, wanted, refused);
        }
        DatabaseModel spelled = new Respelling(
                        session, names, searchPath(names, Objects.requireNonNullElse(path, "")), live)
                .apply(made, wanted);
        return new Normalised(complete(spelled, wanted, refused), refused);
    }

    /** The short way, which leads nowhere as soon as the server refuses something: then each thing has to be tried. */
    private static @Nullable DatabaseModel makeStandIns(
            Session session, ShadowNames names, DatabaseModel wanted, PlainParts plain) {
        ShadowScript script = ShadowScript.of(wanted, names.there(), plain);
        if (plain.isEmpty() || !script.refused().isEmpty()) {
            return null;
        }
        StandIns standIns = new StandIns(plain, wanted, names.shadows().get(0));
        List<Piece> pieces = new ArrayList<>(script.pieces());
        pieces.addAll(standIns.pieces(names.there()));
        session.gate().send(List.of("SAVEPOINT stand_ins"));
        if (new PieceRunner(session.gate()).run(pieces).isEmpty()) {
            DatabaseModel made = standIns.replaced(read(session, names));
            if (made != null) {
                return made;
            }
        }
        session.gate().send(List.of("ROLLBACK TO SAVEPOINT stand_ins"));
        return null;
    }

    private static DatabaseModel makeAll(
            Session session, ShadowNames names, DatabaseModel wanted, List<Refused> refused) {
        ShadowScript script = ShadowScript.of(wanted, names.there(), PlainParts.NONE);
        refused.addAll(script.refused());
        for (PieceRunner.Refusal refusal : new PieceRunner(session.gate()).run(script.pieces())) {
            Piece piece = refusal.piece();
            refused.add(new Refused(
                    piece.kind(),
                    piece.name(),
                    names.asWanted(piece.sql()),
                    names.asWanted(refusal.failure().serverText())));
        }
        return read(session, names);
    }

    private static ShadowNames open(Session session, DatabaseModel wanted, String path) {
        ShadowNames names = ShadowNames.schemasFor(wanted);
        List<String> statements = new ArrayList<>(BEGIN);
        names.shadows().forEach(schema -> statements.add("CREATE SCHEMA " + schema));
        statements.add(searchPath(names, path));
        try {
            session.gate().send(statements);
            return names;
        } catch (SqlFailure failure) {
            session.rollBack();
            if (!failure.sqlState().equals(INSUFFICIENT_PRIVILEGE)
                    || names.shadows().size() != 1) {
                throw notOpened(failure);
            }
            return openTemporary(session, wanted, path);
        }
    }

    private static ShadowNames openTemporary(Session session, DatabaseModel wanted, String path) {
        ShadowNames names = ShadowNames.temporary(wanted);
        List<String> statements = new ArrayList<>(BEGIN);
        // Makes the temporary schema, or says now that the user may have none.
        statements.add("CREATE TEMPORARY TABLE zz_shadow_probe ()");
        statements.add("DROP TABLE pg_temp.zz_shadow_probe");
        statements.add(searchPath(names, path));
        try {
            session.gate().send(statements);
            return names;
        } catch (SqlFailure failure) {
            throw notOpened(failure);
        }
    }

    /** The names of the shadow first, then all that were reachable before. */
    private static String searchPath(ShadowNames names, String path) {
        String shadows = String.join(", ", names.shadows());
        return "SET LOCAL search_path = " + (path.isEmpty() ? shadows : shadows + ", " + path);
    }

    private static DatabaseModel read(Session session, ShadowNames names) {
        if (!names.isTemporary()) {
            DatabaseModel read = CatalogReader.readInside(session, names.shadows());
            return names.back().apply(read);
        }
        String schema = names.realName(session, names.shadows().get(0));
        DatabaseModel read = CatalogReader.readInside(session, List.of(schema));
        return names.backFromTemporary(schema).apply(read);
    }

    /** Gives the model what was not sent, and leaves out what is not known. */
    private static DatabaseModel complete(DatabaseModel read, DatabaseModel wanted, List<Refused> refused) {
        WantedRest rest = new WantedRest(wanted.tables());
        Set<Known> unknown =
                refused.stream().map(one -> new Known(one.kind(), one.name())).collect(Collectors.toSet());
        return new DatabaseModel(
                wanted.schemas(),
                known(read.enums(), type -> new Known(Refused.Kind.ENUM, type.name()), unknown),
                known(read.domains(), domain -> new Known(Refused.Kind.DOMAIN, domain.name()), unknown),
                known(read.sequences(), sequence -> new Known(Refused.Kind.SEQUENCE, sequence.name()), unknown),
                known(read.tables(), table -> new Known(Refused.Kind.TABLE, table.name()), unknown).stream()
                        .filter(table -> rest.isWanted(table.name()))
                        .map(rest::complete)
                        .toList(),
                known(read.indexes(), index -> new Known(Refused.Kind.TABLE, index.table()), unknown),
                wanted.others());
    }

    private static <T> List<T> known(List<T> all, Function<T, Known> identity, Set<Known> unknown) {
        return all.stream()
                .filter(one -> !unknown.contains(identity.apply(one)))
                .toList();
    }

    private static MigrateException notOpened(SqlFailure failure) {
        return new MigrateException(
                "The server could not spell the wanted schema: " + failure.serverText() + " (SQLSTATE "
                        + failure.sqlState() + ").",
                "Grant the user of the database CREATE on the database, or, for a single schema, TEMPORARY.",
                failure);
    }

    private record Known(Refused.Kind kind, QualifiedName name) {}
}
