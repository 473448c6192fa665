package dev.migrate.cli;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs an editor or a hook on a file. */
final class OtherProgram {

    private final Terminal terminal;

    OtherProgram(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs a hook and waits until it has ended; what it prints goes to stderr then. A file takes that down, not a pipe: a
     * server that a formatter leaves behind would keep a pipe open, and the command waiting.
     */
    void hook(String command, Path file) {
        List<String> words = words(command, file);
        int status;
        try {
            Path output = Files.createTempFile("migrate-hook", ".txt");
            try {
                Process process = builder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                process.getOutputStream().close();
                status = process.waitFor();
                this.terminal.err().print(new String(Files.readAllBytes(output), Charset.defaultCharset()));
            } finally {
                delete(output);
            }
        } catch (IOException ex) {
            throw notStarted("hook", command, ex, "Correct migrate.cli.post-write-hooks. The file has been written.");
        } catch (InterruptedException ex) {
            throw interrupted(ex);
        }
        if (status != 0) {
            throw new MigrateException(
                    "The hook \"" + command + "\" ended with status " + status + " for " + file + ".",
                    "See what it printed. The file has been written and stays.");
        }
    }

    /** Windows keeps a file that a process left behind still writes to; that is no reason to fail. */
    private static void delete(Path file) {
        if (!file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }

    /** Opens an editor and waits until it is closed. */
    void edit(Path file) {
        String editor = editor();
        int status;
        try {
            status = builder(words(editor, file)).inheritIO().start().waitFor();
        } catch (IOException ex) {
            throw notStarted("editor", editor, ex, "Set EDITOR to another one.");
        } catch (InterruptedException ex) {
            throw interrupted(ex);
        }
        if (status != 0) {
            throw new MigrateException(
                    "The editor \"" + editor + "\" ended with status " + status + " for " + file + ".",
                    "Set EDITOR to another one if it did not open.");
        }
    }

    private String editor() {
        return Stream.of("EDITOR", "VISUAL")
                .map(this.terminal.environment())
                .filter(name -> !name.isBlank())
                .findFirst()
                .or(() -> Stream.of("sensible-editor", "editor", "nano", "vim", "vi", "code --wait")
                        .filter(command -> isOnPath(Words.of(command).get(0)))
                        .findFirst())
                .orElseThrow(() -> new MigrateException(
                        "There is no editor: neither EDITOR nor VISUAL is set, and none of the usual ones is here.",
                        "Set EDITOR, such as EDITOR=nano."));
    }

    private boolean isOnPath(String program) {
        return Stream.of(this.terminal.environment().apply("PATH").split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private ProcessBuilder builder(List<String> words) {
        return new ProcessBuilder(words)
                .directory(this.terminal.directory().toAbsolutePath().toFile());
    }

    /** The file takes the place of {@code {file}}, or comes last. */
    private static List<String> words(String command, Path file) {
        String path = file.toAbsolutePath().toString();
        List<String> words = new ArrayList<>(Words.of(command));
        if (words.stream().noneMatch(word -> word.contains("{file}"))) {
            words.add(path);
        }
        words.replaceAll(word -> word.replace("{file}", path));
        return words;
    }

    private static MigrateException notStarted(String what, String command, IOException ex, String action) {
        return new MigrateException(
                "The " + what + " \"" + command + "\" could not be started: " + ex.getMessage() + ".", action, ex);
    }

    private static MigrateException interrupted(InterruptedException ex) {
        Thread.currentThread().interrupt();
        return new MigrateException("The wait for another program was interrupted.", "Run the command again.", ex);
    }
}
