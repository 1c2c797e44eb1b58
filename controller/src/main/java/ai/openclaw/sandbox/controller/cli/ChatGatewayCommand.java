package ai.openclaw.sandbox.controller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command of the chat gateway. It is known here only so that whoever types it learns whose it is. */
@Command(hidden = true)
final class ChatGatewayCommand implements Callable<Integer> {

    /** The commands of the chat gateway that people type most. */
    static final List<String> NAMES = List.of(
            "acp",
            "agent",
            "agents",
            "approvals",
            "browser",
            "channels",
            "configure",
            "cron",
            "directory",
            "dns",
            "hooks",
            "memory",
            "message",
            "models",
            "node",
            "nodes",
            "pairing",
            "playwright",
            "plugins",
            "security",
            "skills",
            "system",
            "tui",
            "update",
            "webhooks");

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Unmatched
    private List<String> rest = new ArrayList<>(); // the parser adds to it

    @Override
    public Integer call() {
        throw new CommandFailure(
                ExitCode.USAGE,
                "\"" + spec.name() + "\" is a command of the OpenClaw chat gateway, not of this sandbox controller.",
                "Run it with the chat gateway's own openclaw. Commands here: openclaw --help");
    }
}
