package dev.migrate.autoconfigure;

import dev.migrate.script.ScriptType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the command line works and how it writes new revisions. */
public class MigrateCliProperties {

    /**
     * Whether "migrate" as the first argument of the application runs a command. Only read from the environment and
     * from system properties.
     */
    private boolean enabled = true;

    /**
     * Comma-separated list of configuration classes that commands need besides Boot's data source, such as the one of
     * a data source of your own.
     */
    private List<Class<?>> sources = new ArrayList<>();

    /** Language of new revisions. */
    private ScriptType format = ScriptType.SQL;

    /**
     * Path of a new SQL revision in its folder, without the ending, of rev, slug, epoch, year, month, day, hour,
     * minute and second.
     */
    private String fileTemplate = "{rev}_{slug}";

    /** How many characters of the message the name of a new revision takes at most. */
    private int slugLength = 40;

    /** Template of new SQL revisions, with the prefix classpath: or file:. Without it the built-in one. */
    private @Nullable String sqlTemplate;

    /** Template of new Java revisions, with the prefix classpath: or file:. Without it the built-in one. */
    private @Nullable String javaTemplate;

    /**
     * Comma-separated list of commands to run on each new revision. {file} stands for the file, which comes last
     * without it.
     */
    private List<String> postWriteHooks = new ArrayList<>();

    public boolean isEnabled() {
        return this.enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public List<Class<?>> getSources() {
        return this.sources;
    }

    public void setSources(List<Class<?>> sources) {
        this.sources = sources;
    }

    public ScriptType getFormat() {
        return this.format;
    }

    public void setFormat(ScriptType format) {
        this.format = format;
    }

    public String getFileTemplate() {
        return this.fileTemplate;
    }

    public void setFileTemplate(String fileTemplate) {
        this.fileTemplate = fileTemplate;
    }

    public int getSlugLength() {
        return this.slugLength;
    }

    public void setSlugLength(int slugLength) {
        this.slugLength = slugLength;
    }

    public @Nullable String getSqlTemplate() {
        return this.sqlTemplate;
    }

    public void setSqlTemplate(@Nullable String sqlTemplate) {
        this.sqlTemplate = sqlTemplate;
    }

    public @Nullable String getJavaTemplate() {
        return this.javaTemplate;
    }

    public void setJavaTemplate(@Nullable String javaTemplate) {
        this.javaTemplate = javaTemplate;
    }

    public List<String> getPostWriteHooks() {
        return this.postWriteHooks;
    }

    public void setPostWriteHooks(List<String> postWriteHooks) {
        this.postWriteHooks = postWriteHooks;
    }
}
