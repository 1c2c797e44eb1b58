package ai.openclaw.sandbox.controller.cli.onboard;

/**
 * What a person wants of a first configuration.
 *
 * @param mode {@code gateway.mode}: {@code local} or {@code remote}
 * @param workspace the main agent's workspace, as written; {@code ~} may start it
 * @param bind {@code gateway.bind}: {@code loopback}, {@code lan} or {@code custom}
 * @param token where the token comes from
 * @param sandbox {@code agents.defaults.sandbox.mode}: {@code non-main}, {@code all} or {@code off}
 */
public record Answers(String mode, String workspace, String bind, TokenSource token, String sandbox) {

    Answers withMode(String other) {
        return new Answers(other, workspace, bind, token, sandbox);
    }

    Answers withWorkspace(String other) {
        return new Answers(mode, other, bind, token, sandbox);
    }

    Answers withBind(String other) {
        return new Answers(mode, workspace, other, token, sandbox);
    }

    Answers withToken(TokenSource other) {
        return new Answers(mode, workspace, bind, other, sandbox);
    }

    Answers withSandbox(String other) {
        return new Answers(mode, workspace, bind, token, other);
    }
}
