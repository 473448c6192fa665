package dev.migrate.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Tells which migrate this is, from the manifest of its jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"migrate " + Objects.requireNonNullElse(version, "(not from a jar)")};
    }
}
