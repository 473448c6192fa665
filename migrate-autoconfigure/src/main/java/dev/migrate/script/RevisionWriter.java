package dev.migrate.script;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;

/** Writes new revisions. What a template makes is read back first, so that no file appears that commands then refuse. */
public final class RevisionWriter {

    private final FileNaming naming;
    private final RevisionTemplate template;

    /**
     * Creates a writer.
     *
     * @param naming names the files
     * @param template the text of the files
     */
    public RevisionWriter(FileNaming naming, RevisionTemplate template) {
        this.naming = naming;
        this.template = template;
    }

    /**
     * Writes a revision.
     *
     * @param revision what to write, in the language of the template
     * @param folder the folder of the revisions, made if it is missing
     * @param packageName the package that the folder is, for a class; empty for SQL
     * @return the file
     * @throws MigrateException if the template makes no such revision, the file exists or cannot be written
     */
    public Path write(NewRevision revision, Path folder, String packageName) {
        return this.template.type() == ScriptType.SQL
                ? writeSql(revision, folder)
                : writeJava(revision, folder, packageName);
    }

    private Path writeSql(NewRevision revision, Path folder) {
        String text = this.template.render(revision, "", "");
        Path file = folder.resolve(this.naming.sqlFile(revision));
        String name = String.valueOf(file.getFileName());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Script script = SqlScriptReader.read(new ScriptResource.Sql(name, name, () -> bytes));
        dev.migrate.graph.Revision read = script.revision();
        if (!read.id().equals(revision.id())
                || !read.parents().equals(revision.parents())
                || !read.branchLabels().equals(new LinkedHashSet<>(revision.branchLabels()))
                || !read.dependsOn().equals(revision.dependsOn())) {
            throw incomplete("id, parents, branch labels and dependencies");
        }
        return write(file, bytes);
    }

    private Path writeJava(NewRevision revision, Path folder, String packageName) {
        String className = this.naming.javaClass(revision);
        String text = this.template.render(revision, packageName, className);
        if (!text.contains("class " + className) || !text.contains("id = \"" + revision.id() + "\"")) {
            throw incomplete("the class {{class}} with @Revision({{annotation}})");
        }
        return write(folder.resolve(className + ".java"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static MigrateException incomplete(String what) {
        return new MigrateException(
                "The configured template makes a revision without " + what + ".",
                "Compare it with the built-in one in the manual, docs/commands.md.");
    }

    private static Path write(Path file, byte[] text) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, text, StandardOpenOption.CREATE_NEW);
            return file;
        } catch (FileAlreadyExistsException ex) {
            throw new MigrateException(file + " exists already.", "Remove it, or give the revision another id.", ex);
        } catch (IOException ex) {
            throw new MigrateException(
                    "The revision could not be written to " + file + ": " + ex + ".",
                    "Check the rights on the folder.",
                    ex);
        }
    }
}
