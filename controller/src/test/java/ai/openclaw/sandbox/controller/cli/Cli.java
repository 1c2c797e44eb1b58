package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.controller.cli.exec.RawStreams;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Types commands and reads what they print. */
public final class Cli {

    private final Map<String, String> environment = new HashMap<>();
    private InstantSource clock = InstantSource.fixed(RunningApi.NOW);
    private boolean interactive;
    private String answers = "";
    private GatewayCommand.Starter gateway = wish -> ExitCode.OK;

    private Cli(Path state) {
        environment.put("HOME", "/nonexistent");
        environment.put("OPENCLAW_STATE_DIR", state.toString());
        environment.put("NO_COLOR", "1");
    }

    /** On the host of a daemon. */
    static Cli on(RunningApi api) {
        return new Cli(api.state());
    }

    /** With a state directory in which no daemon runs. */
    static Cli without(Path state) {
        return new Cli(state);
    }

    /** With a state directory in which a daemon runs by the clock of this machine. */
    public static Cli beside(Path state) {
        Cli cli = new Cli(state);
        cli.clock = InstantSource.system();
        return cli;
    }

    /** In front of a person who answers so. */
    Cli interactive(String typed) {
        interactive = true;
        answers = typed;
        return this;
    }

    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli starting(GatewayCommand.Starter starter) {
        gateway = starter;
        return this;
    }

    /** How a command ended. */
    public record Result(int code, String out, String err) {}

    public Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new BufferedReader(new StringReader(answers)),
                interactive,
                environment,
                clock);
        ByteArrayOutputStream rawOut = new ByteArrayOutputStream();
        ByteArrayOutputStream rawErr = new ByteArrayOutputStream();
        RawStreams streams =
                new RawStreams(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)), rawOut, rawErr);
        int code = new OpenClaw(terminal, streams, gateway).run(args);
        return new Result(
                code, out + rawOut.toString(StandardCharsets.UTF_8), err + rawErr.toString(StandardCharsets.UTF_8));
    }
}
