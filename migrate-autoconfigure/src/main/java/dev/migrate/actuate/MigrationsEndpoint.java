package dev.migrate.actuate;

import dev.migrate.MigrateException;
import dev.migrate.engine.Migrator;
import dev.migrate.engine.RevisionStatus;
import dev.migrate.engine.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationContext;

/**
 * The endpoint {@code /actuator/migrations}: where each database of the application stands. Every request reads the
 * database anew, in one statement and without the migration lock.
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

    private static final Logger logger = LoggerFactory.getLogger(MigrationsEndpoint.class);

    private final ApplicationContext context;

    /**
     * Creates the endpoint.
     *
     * @param context whose migrators, and those of its parents, are told of
     */
    public MigrationsEndpoint(ApplicationContext context) {
        this.context = context;
    }

    /** Tells everything. */
    @ReadOperation
    public Migrations migrations() {
        return collect(status -> Optional.of(new MigratorDescriptor(
                status.current(), status.heads(), status.upToDate(), status.pending(), status.history(), null, null)));
    }

    /**
     * Tells a part.
     *
     * @param part {@code current}, {@code history}, {@code pending} or the id of a revision
     * @return the part, {@code null} when every database could be read and no migrator has such a revision
     */
    @ReadOperation
    public @Nullable Migrations part(@Selector String part) {
        Migrations migrations = collect(status -> part(part, status));
        boolean found = migrations.contexts().values().stream()
                .anyMatch(context -> !context.migrators().isEmpty());
        return found ? migrations : null;
    }

    private static Optional<MigratorDescriptor> part(String part, Status status) {
        return switch (part) {
            case "current" ->
                Optional.of(new MigratorDescriptor(
                        status.current(), status.heads(), status.upToDate(), null, null, null, null));
            case "history" -> Optional.of(new MigratorDescriptor(null, null, null, null, status.history(), null, null));
            case "pending" ->
                Optional.of(new MigratorDescriptor(null, null, status.upToDate(), status.pending(), null, null, null));
            default ->
                status.history().stream()
                        .filter(revision -> revision.revision().equals(part))
                        .findFirst()
                        .map(revision -> new MigratorDescriptor(null, null, null, null, null, revision, null));
        };
    }

    private Migrations collect(Function<Status, Optional<MigratorDescriptor>> describe) {
        Map<String, ContextMigrations> contexts = new LinkedHashMap<>();
        for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
            Map<String, MigratorDescriptor> migrators = new LinkedHashMap<>();
            target.getBeansOfType(Migrator.class)
                    .forEach((name, migrator) -> describe(name, migrator, describe)
                            .ifPresent(descriptor -> migrators.put(name, descriptor)));
            ApplicationContext parent = target.getParent();
            contexts.put(
                    String.valueOf(target.getId()),
                    new ContextMigrations(migrators, parent == null ? null : parent.getId()));
        }
        return new Migrations(contexts);
    }

    /** One database that cannot be read is told as such, and keeps nobody from seeing the others. */
    private static Optional<MigratorDescriptor> describe(
            String name, Migrator migrator, Function<Status, Optional<MigratorDescriptor>> describe) {
        Status status;
        try {
            status = migrator.status();
        } catch (MigrateException ex) {
            logger.warn("The database of the bean {} could not be read: {}", name, ex.problem());
            return Optional.of(new MigratorDescriptor(null, null, null, null, null, null, ex.problem()));
        }
        return describe.apply(status);
    }

    /**
     * The answer.
     *
     * @param contexts by the id of the application context
     */
    public record Migrations(Map<String, ContextMigrations> contexts) implements OperationResponseBody {}

    /**
     * The migrators of one application context.
     *
     * @param migrators by the name of the bean
     * @param parentId the id of the parent context, {@code null} when there is none
     */
    public record ContextMigrations(
            Map<String, MigratorDescriptor> migrators,
            @Nullable String parentId) {}

    /**
     * One migrator's database; a component that was not asked for is {@code null} and left out of the JSON.
     *
     * @param current the rows of the version table
     * @param heads the heads of the application's revisions
     * @param upToDate whether nothing is pending
     * @param pending the ids of the revisions that an upgrade would run, in their order
     * @param history every revision, newest first
     * @param revision the one revision that was asked for
     * @param error why the database could not be read; then all others are {@code null}
     */
    public record MigratorDescriptor(
            @Nullable List<String> current,
            @Nullable List<String> heads,
            @Nullable Boolean upToDate,
            @Nullable List<String> pending,
            @Nullable List<RevisionStatus> history,
            @Nullable RevisionStatus revision,
            @Nullable String error) {}
}
