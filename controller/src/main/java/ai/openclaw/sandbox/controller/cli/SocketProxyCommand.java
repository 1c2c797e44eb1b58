package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.proxy.MountRoots;
import ai.openclaw.sandbox.controller.proxy.SocketProxy;
import ai.openclaw.sandbox.docker.EngineAddress;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code openclaw socket-proxy}: a guard between the daemon and the engine. */
@Command(
        name = "socket-proxy",
        description =
                "Stand between the daemon and the engine (DOCKER_HOST): let through the calls a daemon needs, refuse"
                        + " what would make it root. Runs in the foreground until it is told to stop.")
final class SocketProxyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--listen", required = true, paramLabel = "SOCKET", description = "Socket to listen on.")
    private Path listen = Path.of("");

    @Option(names = "--owner", paramLabel = "UID:GID", description = "Who alone may connect.")
    private Optional<String> owner = Optional.empty();

    @Option(
            names = "--allow-binds",
            split = ",",
            paramLabel = "DIR",
            description = "Directories of the engine's host below which sandboxes may mount. Links are looked through,"
                    + " so they must be here by the same names.")
    private List<String> roots = new ArrayList<>();

    @Option(
            names = "--allow-unseen",
            split = ",",
            paramLabel = "DIR",
            description = "More of them that are not here: what is below counts by its name, wherever a link leads.")
    private List<String> unseen = new ArrayList<>();

    SocketProxyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        EngineAddress engine = EngineAddress.choose(Optional.empty(), terminal.environment());
        if (!"unix".equals(engine.uri().getScheme())) {
            throw new CommandFailure(
                    ExitCode.USAGE, "The engine's address is no socket.", "Set DOCKER_HOST to unix:///path");
        }
        MountRoots allowed = new MountRoots(directories(roots), directories(unseen));
        try (SocketProxy _ = SocketProxy.start(
                listen, Path.of(engine.uri().getPath()), owner.map(SocketProxyCommand::parse), allowed)) {
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILURE, "Cannot listen on " + listen + ": " + AccessAdvice.describe(e) + ".", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK.number();
    }

    private static Owner parse(String text) {
        if (!text.matches("[0-9]{1,9}:[0-9]{1,9}")) {
            throw new CommandFailure(ExitCode.USAGE, "--owner must be UID:GID, in numbers.", "");
        }
        String[] parts = text.split(":", 2);
        return new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static List<Path> directories(List<String> names) {
        List<Path> directories = names.stream()
                .filter(it -> !it.isBlank())
                .map(Path::of)
                .map(Path::normalize)
                .toList();
        if (directories.stream().anyMatch(it -> !it.isAbsolute() || it.getNameCount() == 0)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--allow-binds and --allow-unseen need absolute directories, and not the root.",
                    "");
        }
        return directories;
    }
}
