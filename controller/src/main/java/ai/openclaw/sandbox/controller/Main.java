package ai.openclaw.sandbox.controller;

import ai.openclaw.sandbox.controller.cli.OpenClaw;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.exec.RawStreams;
import ai.openclaw.sandbox.controller.daemon.Gateway;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The program. */
public final class Main {

    private Main() {}

    /** Runs the command line. */
    public static void main(String[] args) {
        OpenClaw openClaw = new OpenClaw(terminal(), RawStreams.ofProcess(), Gateway::run);
        System.exit(openClaw.run(args));
    }

    /** Speaks UTF-8 whatever the locale says: session keys do. */
    @SuppressWarnings("SystemConsoleNull") // its Javadoc still allows null
    private static Terminal terminal() {
        Console console = System.console();
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                console != null && console.isTerminal(),
                System.getenv(),
                InstantSource.system());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
