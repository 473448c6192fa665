package dev.migrate.autoconfigure.cli;

import dev.migrate.MigrateException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Puts a failure of Spring's into a problem and an action, as Boot's failure analysis would. */
final class Advice {

    private Advice() {}

    static MigrateException of(Throwable failure, @Nullable Environment environment) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigrateException known) {
                return known;
            }
        }
        for (FailureAnalyzer analyzer : analyzers(environment)) {
            FailureAnalysis analysis = analyze(analyzer, failure);
            if (analysis != null) {
                return new MigrateException(
                        Objects.requireNonNullElse(analysis.getDescription(), failure.toString()),
                        Objects.requireNonNullElse(
                                analysis.getAction(), "Correct the configuration of the application."),
                        failure);
            }
        }
        return new MigrateException(
                "The configuration of the application could not be read: " + root(failure) + ".",
                "Start the application itself to see more, or run the command again with --stacktrace.",
                failure);
    }

    private static List<FailureAnalyzer> analyzers(@Nullable Environment environment) {
        ArgumentResolver arguments =
                environment == null ? ArgumentResolver.none() : ArgumentResolver.of(Environment.class, environment);
        // Some need a bean factory, and there is none.
        FailureHandler ignore = (type, name, problem) -> {};
        return SpringFactoriesLoader.forDefaultResourceLocation(Advice.class.getClassLoader())
                .load(FailureAnalyzer.class, arguments, ignore);
    }

    private static @Nullable FailureAnalysis analyze(FailureAnalyzer analyzer, Throwable failure) {
        try {
            return analyzer.analyze(failure);
        } catch (RuntimeException | LinkageError ex) {
            return null;
        }
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = Objects.requireNonNullElse(root.getMessage(), "no message");
        return root.getClass().getSimpleName() + ": " + message.strip().replaceAll("\\.+$", "");
    }
}
