/**
 * The command line: a command per class, which prints and exits. {@link dev.migrate.cli.Cli} runs them;
 * {@link dev.migrate.cli.Workspace} is what they work on, {@link dev.migrate.cli.Terminal} where they print.
 *
 * <p>May use: graph, schema, operation, script, postgres, lint, engine, hibernate, autogenerate; picocli, javax.sql, and
 * Spring Boot's JSON writer.
 */
@NullMarked
package dev.migrate.cli;

import org.jspecify.annotations.NullMarked;
