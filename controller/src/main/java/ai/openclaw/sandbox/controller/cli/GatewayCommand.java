package ai.openclaw.sandbox.controller.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code openclaw gateway}: the daemon itself, in the foreground. */
@Command(
        name = "gateway",
        description = "Run the daemon in the foreground until it is told to stop (SIGTERM). Sandboxes outlive it.")
public final class GatewayCommand implements Callable<Integer> {

    private final Starter starter;

    @Option(
            names = "--bind",
            paramLabel = "WHERE",
            description = "Where to listen: loopback, lan or custom (gateway.customBindHost). Default:"
                    + " OPENCLAW_GATEWAY_BIND, else gateway.bind, else loopback (lan in a container).")
    private Optional<String> bind = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "TCP port. Default: gateway.port, else 18789.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--tls-port",
            paramLabel = "PORT",
            description = "TCP port for HTTPS, or off. Default: OPENCLAW_GATEWAY_TLS_PORT, else the one after --port.")
    private Optional<String> tlsPort = Optional.empty();

    @Option(
            names = "--allow-unconfigured",
            description = "Start although gateway.mode is not \"local\" in the configuration.")
    private boolean allowUnconfigured;

    /** Runs what {@code starter} starts. */
    public GatewayCommand(Starter starter) {
        this.starter = starter;
    }

    /**
     * How the daemon is to run.
     *
     * @param bind where to listen, as written
     * @param port TCP port, as written; 1 to 65535
     * @param tlsPort TCP port for HTTPS, as written; {@code off} for none
     * @param allowUnconfigured whether it may start although the configuration does not say it runs here
     */
    public record Wish(
            Optional<String> bind, Optional<Integer> port, Optional<String> tlsPort, boolean allowUnconfigured) {}

    /** Starts the daemon and waits for its end. */
    @FunctionalInterface
    public interface Starter {
        /** Returns how it ended; a {@link CommandFailure} says why it could not begin. */
        ExitCode run(Wish wish);
    }

    @Override
    public Integer call() {
        if (bind.isPresent() && !bind.get().matches("loopback|lan|custom")) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--bind must be loopback, lan or custom.", "Try: openclaw gateway --help");
        }
        if (port.isPresent() && (port.get() < 1 || port.get() > 65_535)) {
            throw new CommandFailure(ExitCode.USAGE, "--port must be 1 to 65535.", "Try: openclaw gateway --help");
        }
        if (tlsPort.isPresent() && !tlsPort.get().matches("off|[1-9][0-9]{0,4}")) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--tls-port must be 1 to 65535, or off.", "Try: openclaw gateway --help");
        }
        return starter.run(new Wish(bind, port, tlsPort, allowUnconfigured)).number();
    }
}
