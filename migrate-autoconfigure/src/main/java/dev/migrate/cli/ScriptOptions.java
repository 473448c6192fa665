package dev.migrate.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of a command that can write SQL in place of running it. */
final class ScriptOptions {

    @Option(names = "--sql", description = "Print SQL that does it, for psql; connect to nothing.")
    private boolean sql;

    @Option(names = "--tag", paramLabel = "TEXT", description = "A remark at the top of that SQL.")
    private @Nullable String tag;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    boolean isAsked() {
        if (!this.sql) {
            refuseWithout(this.tag != null, "--tag");
        }
        return this.sql;
    }

    /** Refuses an option that goes with a run only. */
    void refuse(boolean given, String option) {
        if (given) {
            throw wrong(option + " does not go with --sql");
        }
    }

    private void refuseWithout(boolean given, String option) {
        if (given) {
            throw wrong(option + " needs --sql");
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(
                Objects.requireNonNull(this.command, "command").commandLine(), problem);
    }

    String tagged(String script) {
        return this.tag == null ? script : "-- tag: " + this.tag.replaceAll("\\s+", " ") + "\n" + script;
    }
}
