package dev.migrate.cli;

import dev.migrate.autogenerate.DifferenceRewriter;
import dev.migrate.autogenerate.SchemaFilter;
import dev.migrate.operation.NamingConvention;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the application says about comparisons of its entities with its database.
 *
 * @param unit the persistence unit whose entities are compared, {@code null} if there is only one
 * @param include patterns of the tables that are compared; empty for all
 * @param exclude patterns of the tables that are not
 * @param naming names new constraints and indexes
 * @param filters further filters, all of which have to let an object through
 * @param rewriters what has the last word on a generated revision, in this order
 */
public record AutogenerateSettings(
        @Nullable String unit,
        List<String> include,
        List<String> exclude,
        NamingConvention naming,
        List<SchemaFilter> filters,
        List<DifferenceRewriter> rewriters) {

    /** Copies the lists. */
    public AutogenerateSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        Objects.requireNonNull(naming, "naming");
        filters = List.copyOf(filters);
        rewriters = List.copyOf(rewriters);
    }
}
