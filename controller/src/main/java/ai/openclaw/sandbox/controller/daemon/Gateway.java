package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.GatewayCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the daemon in the foreground until the process is told to end. */
public final class Gateway {

    private Gateway() {}

    /** Starts the daemon and waits; SIGTERM and SIGINT end it in order, with exit code 0. */
    public static ExitCode run(GatewayCommand.Wish wish) {
        Daemon daemon = start(wish);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    daemon.close();
                    Runtime.getRuntime().halt(ExitCode.OK.number()); // else the exit code would tell of the signal
                }));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    /** A flag counts for more than its variable. */
    private static Map<String, String> environment(GatewayCommand.Wish wish) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        wish.tlsPort().ifPresent(port -> environment.put(SecureListening.VARIABLE, port));
        return environment;
    }

    private static Daemon start(GatewayCommand.Wish wish) {
        try {
            return Daemon.start(new GatewayOptions(
                    wish.bind(),
                    wish.port(),
                    wish.allowUnconfigured()
                            ? GatewayOptions.Unconfigured.ALLOWED
                            : GatewayOptions.Unconfigured.REFUSED,
                    environment(wish)));
        } catch (StartException e) {
            ExitCode code = e.exitCode() == StartException.CONFIGURATION ? ExitCode.CONFIGURATION : ExitCode.FAILURE;
            throw new CommandFailure(code, Optional.ofNullable(e.getMessage()).orElse("The daemon cannot start."), "");
        }
    }
}
