package ai.openclaw.sandbox.controller.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;

/** How a command that reads shows what it read. */
public final class OutputOptions {

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    /** Whether JSON is wanted. */
    public boolean json() {
        return json;
    }

    /** Prints JSON. */
    public static void print(Terminal terminal, JsonNode value) {
        terminal.out().println(value.toPrettyString());
    }
}
