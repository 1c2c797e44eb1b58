package ai.openclaw.sandbox.model.policy;

import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.ShellWord;
import java.util.Optional;

/**
 * Whether a tool may be used, and what decided it.
 *
 * @param tool the tool
 * @param verdict the answer
 * @param ground what decided; empty when no list speaks of the tool, which allows it
 */
public record ToolDecision(ToolName tool, Verdict verdict, Optional<Ground> ground) {

    /** The answer. */
    public enum Verdict {
        ALLOWED,
        DENIED
    }

    /** The kind of list that decided. */
    public enum ListKind {
        ALLOW,
        DENY
    }

    /**
     * What decided.
     *
     * @param stage the stage, such as {@code agent}
     * @param list which of its lists
     * @param entry the entry as written; empty when the tool is missing from an allow list
     * @param key the configuration key of that list
     */
    public record Ground(String stage, ListKind list, Optional<String> entry, String key) {}

    /** Whether it may be used. */
    public boolean allowed() {
        return verdict == Verdict.ALLOWED;
    }

    /** What decided, in one sentence. */
    public String reason() {
        return ground.map(ToolDecision::sentence).orElse("No list speaks of it.");
    }

    /** The refusal of a call: what, why, what would change it, and where to read on. */
    public String refusal(SessionKey session) {
        return "Tool " + tool + " is not allowed in session " + session.value() + ". " + reason()
                + ground.map(it -> " Change " + it.key() + " to allow it.").orElse("")
                + " See: openclaw sandbox explain --session " + ShellWord.quote(session.value());
    }

    private static String sentence(Ground ground) {
        String list = ground.key() + " (stage " + ground.stage() + ")";
        return ground.entry()
                .map(entry -> "\"" + entry + "\" in " + list
                        + (ground.list() == ListKind.DENY ? " denies it." : " allows it."))
                .orElse(list + " does not name it.");
    }
}
