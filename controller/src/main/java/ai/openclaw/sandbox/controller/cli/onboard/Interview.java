package ai.openclaw.sandbox.controller.cli.onboard;

import ai.openclaw.sandbox.controller.cli.onboard.Reply.Back;
import ai.openclaw.sandbox.controller.cli.onboard.Reply.Enough;
import ai.openclaw.sandbox.controller.cli.onboard.Reply.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The questions, one after the other; every one can be gone back to and remembers its answer. */
final class Interview {

    /** What everybody has to agree to. */
    static final String RISK = """
        Agents run commands and edit files. Sandboxed sessions do so in containers of their own, without network and privileges; sessions that are
        not sandboxed do so as you. The daemon uses the Docker engine, and who may use the engine is root on this machine: keep its token,
        its state directory and its configuration to yourself. SECURITY.md tells what is protected from whom, and what is not.\
        """;

    private static final List<Choice> MODES = List.of(
            new Choice("local", "local: the daemon runs on this machine"),
            new Choice("remote", "remote: it runs elsewhere, this machine only talks to it"));
    private static final List<Choice> BINDS = List.of(
            new Choice("loopback", "loopback: only from this machine"),
            new Choice("lan", "lan: from everywhere the firewall lets in (in a container: from what is published)"));
    private static final List<Choice> SANDBOXES = List.of(
            new Choice("non-main", "non-main: every session but an agent's own main one"),
            new Choice("all", "all: every session"),
            new Choice("off", "off: none"));
    private static final List<Choice> YES_OR_NO = List.of(new Choice("yes", "Yes"), new Choice("no", "No"));

    private final Dialogue dialogue;
    private final List<Step> steps;

    Interview(Dialogue dialogue, boolean tokenIsConfigured) {
        this.dialogue = dialogue;
        List<Choice> tokens = Arrays.stream(TokenSource.values())
                .filter(source -> tokenIsConfigured || source != TokenSource.KEEP)
                .map(source -> new Choice(source.word(), source.word() + ": " + source.label()))
                .toList();
        this.steps = List.of(
                choice("Where does the daemon run?", MODES, Answers::mode, Answers::withMode),
                text("Workspace of the main agent", Answers::workspace, Answers::withWorkspace),
                choice("From where may the daemon be reached?", BINDS, Answers::bind, Answers::withBind),
                choice(
                        "Where does the token come from, which everybody must show?",
                        tokens,
                        answers -> answers.token().word(),
                        (answers, word) ->
                                answers.withToken(TokenSource.of(word).orElse(TokenSource.AUTOMATIC))),
                choice("Which sessions work in a sandbox?", SANDBOXES, Answers::sandbox, Answers::withSandbox));
    }

    /** A question that changes answers. */
    private interface Step {
        Reply ask(Answers answers);

        default Answers take(Answers answers, String value) {
            return answers;
        }
    }

    /** Asks for the agreement. */
    boolean agrees() {
        dialogue.say(RISK);
        return dialogue.choose("Go on?", YES_OR_NO, 0).equals(new Given("yes"));
    }

    /** Asks everything; empty when the person wants nothing written. */
    Optional<Answers> run(Answers preset, Function<Answers, String> summary) {
        Answers answers = preset;
        int at = 0;
        while (true) {
            Reply reply = at < steps.size() ? steps.get(at).ask(answers) : confirm(summary.apply(answers));
            switch (reply) {
                case Enough() -> {
                    return Optional.empty();
                }
                case Back() -> at = Math.max(0, at - 1);
                case Given(String value) -> {
                    if (at == steps.size()) {
                        return value.equals("yes") ? Optional.of(answers) : Optional.empty();
                    }
                    answers = steps.get(at).take(answers, value);
                    at++;
                }
            }
        }
    }

    private Reply confirm(String summary) {
        dialogue.say(summary);
        return dialogue.choose("Write this?", YES_OR_NO, 0);
    }

    private Step choice(
            String question,
            List<Choice> choices,
            Function<Answers, String> read,
            BiFunction<Answers, String, Answers> write) {
        return new Step() {
            @Override
            public Reply ask(Answers answers) {
                List<String> values = choices.stream().map(Choice::value).toList();
                return dialogue.choose(question, choices, Math.max(0, values.indexOf(read.apply(answers))));
            }

            @Override
            public Answers take(Answers answers, String value) {
                return write.apply(answers, value);
            }
        };
    }

    private Step text(String question, Function<Answers, String> read, BiFunction<Answers, String, Answers> write) {
        return new Step() {
            @Override
            public Reply ask(Answers answers) {
                return dialogue.type(question, read.apply(answers));
            }

            @Override
            public Answers take(Answers answers, String value) {
                return write.apply(answers, value);
            }
        };
    }
}
