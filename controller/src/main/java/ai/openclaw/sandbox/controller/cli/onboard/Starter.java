package ai.openclaw.sandbox.controller.cli.onboard;

/** The configuration to begin with; every line of it is explained where it stands. */
final class Starter {

    static final String TEXT = """
        // OpenClaw. JSON5: comments and trailing commas are fine. The running daemon picks up every edit at once.
        {
          gateway: {
            mode: "local", // the daemon refuses to start without it
          },
          agents: {
            defaults: {
              sandbox: {
                // off: nothing is sandboxed. non-main: everything but the agent's own main session. all: everything.
                mode: "non-main",
                // session: one container each. agent: one per agent. shared: one for all.
                scope: "agent",
                // What of the agent's workspace the sandbox sees: none, ro (at /agent), rw (at /workspace).
                workspaceAccess: "none",
                docker: {
                  network: "none", // no way out; "bridge" lets commands reach the network
                  memory: "1g",
                  pidsLimit: 256,
                },
                prune: { idleHours: 24, maxAgeDays: 7 }, // 0 switches either off
              },
            },
          },
        }
        """;

    private Starter() {}
}
