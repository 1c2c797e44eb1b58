package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real shell on a pseudo-terminal, with the keys a person presses. */
final class CompletionTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void theTabulatorCompletesCommandsAndOptions() throws IOException, InterruptedException {
        assertThat(typed("openclaw san\tlis\t\n")).contains("<sandbox><list>");
        assertThat(typed("openclaw sandbox rec\t--al\t\n")).contains("<sandbox><recreate><--all>");
        assertThat(typed("openclaw devices app\t\n")).contains("<devices><approve>");
    }

    /** What a shell says in which {@code openclaw} shows the words it is given. */
    private String typed(String keys) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"),
                Cli.without(folder).run("completion").out());
        Path start = Files.writeString(
                folder.resolve("start"), "source " + script + "\nopenclaw() { printf '<%s>' \"$@\"; echo; }\n");
        Process shell = new ProcessBuilder("script", "-qec", "bash --noprofile --rcfile " + start + " -i", "/dev/null")
                .redirectErrorStream(true)
                .start();
        try (var in = shell.outputWriter(StandardCharsets.UTF_8)) {
            in.write(keys + "exit\n");
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return said;
    }
}
