package dev.migrate.actuate;

import dev.migrate.engine.Migrator;
import dev.migrate.engine.RevisionStatus;
import dev.migrate.engine.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
                status.current(), status.heads(), status.upToDate(), status.pending(), status.history(), null)));
    }

    /**
     * Tells a part.
     *
     * @param part {@code current}, {@code history}, {@code pending} or the id of a revision
     * @return the part, {@code null} when no migrator has such a revision
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
                Optional.of(
                        new MigratorDescriptor(status.current(), status.heads(), status.upToDate(), null, null, null));
            case "history" -> Optional.of(new MigratorDescriptor(null, null, null, null, status.history(), null));
            case "pending" ->
                Optional.of(new MigratorDescriptor(null, null, status.upToDate(), status.pending(), null, null));
            default ->
                status.history().stream()
                        .filter(revision -> revision.revision().equals(part))
                        .findFirst()
                        .map(revision -> new MigratorDescriptor(null, null, null, null, null, revision));
        };
    }

    private Migrations collect(Function<Status, Optional<MigratorDescriptor>> describe) {
        Map<String, ContextMigrations> contexts = new LinkedHashMap<>();
        for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
            Map<String, MigratorDescriptor> migrators = new LinkedHashMap<>();
            target.getBeansOfType(Migrator.class)
                    .forEach((name, migrator) ->
                            describe.apply(migrator.status()).ifPresent(descriptor -> migrators.put(name, descriptor)));
            ApplicationContext parent = target.getParent();
            contexts.put(
                    String.valueOf(target.getId()),
                    new ContextMigrations(migrators, parent == null ? null : parent.getId()));
        }
        return new Migrations(contexts);
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
     */
    public record MigratorDescriptor(
            @Nullable List<String> current,
            @Nullable List<String> heads,
            @Nullable Boolean upToDate,
            @Nullable List<String> pending,
            @Nullable List<RevisionStatus> history,
            @Nullable RevisionStatus revision) {}
}
