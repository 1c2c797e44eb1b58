package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.KnownToken;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw config kubeconfig}: what kubectl needs to speak to the daemon. */
@Command(
        name = "kubeconfig",
        description = "Print a kubeconfig for kubectl. It holds the token of the daemon: keep it to yourself.",
        footer = {
            "",
            "  openclaw config kubeconfig --output ~/.kube/openclaw",
            "  kubectl --kubeconfig ~/.kube/openclaw get sandboxes"
        })
final class KubeconfigCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The address kubectl shall use. Default: https on the host of --url, else 127.0.0.1.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it to this file, readable by you alone, instead of printing it.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Let kubectl read the token from this file each time, instead of writing it down.")
    private Optional<Path> tokenFile = Optional.empty();

    KubeconfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode tls = connection
                .connect(terminal)
                .find("tls")
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILURE,
                        "The daemon does not listen for HTTPS, and kubectl sends its token over nothing else.",
                        "Start it without --tls-port off. If it was, its log says what keeps it from it"
                                + " (openclaw logs), or it began only this moment: try again."));
        String address = server.orElseGet(
                () -> "https://" + connection.host() + ":" + tls.path("port").asInt());
        if (!address.matches("https://[A-Za-z0-9.\\[\\]:-]+/?")) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--server must be an https address.", "Write it as https://127.0.0.1:18790");
        }
        String text = text(
                address, Optional.ofNullable(tls.path("certificateAuthority").textValue()), credentials());
        if (output.isPresent()) {
            write(output.get(), text);
        } else {
            terminal.out().print(text);
        }
        return ExitCode.OK.number();
    }

    private String credentials() {
        if (tokenFile.isPresent()) {
            return "    tokenFile: " + quoted(tokenFile.get().toAbsolutePath().toString()) + "\n";
        }
        String token = connection
                .token(terminal)
                .or(() -> KnownToken.find(terminal))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILURE,
                        "The token of the daemon is not known here.",
                        "Add --token TOKEN, or set OPENCLAW_GATEWAY_TOKEN as for the daemon."));
        return "    token: " + quoted(token) + "\n";
    }

    private static String text(String address, Optional<String> authority, String credentials) {
        return """
            apiVersion: v1
            kind: Config
            clusters:
            - name: openclaw
              cluster:
                server: %s
            %susers:
            - name: openclaw
              user:
            %scontexts:
            - name: openclaw
              context:
                cluster: openclaw
                user: openclaw
            current-context: openclaw
            """.formatted(
                        address, authority.map(KubeconfigCommand::authority).orElse(""), credentials);
    }

    private static String authority(String pem) {
        return "    certificate-authority-data: "
                + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)) + "\n";
    }

    /** A YAML string in double quotes is a JSON string. */
    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private void write(Path file, String text) {
        try {
            PrivateFiles.replace(file.toAbsolutePath(), text);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "Cannot write " + file + ": " + e.getMessage() + ".",
                    "Is there such a directory, and may you write there?");
        }
        terminal.err().println("wrote " + file + "; try: kubectl --kubeconfig " + file + " get sandboxes");
    }
}
