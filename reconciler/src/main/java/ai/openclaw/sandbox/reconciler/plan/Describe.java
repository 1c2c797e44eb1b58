package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.config.PruneSettings;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.BrowserAddress;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.Times;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ShellWord;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import java.time.Instant;
import java.util.Optional;

/** Words and facts about a sandbox that several plans tell alike. */
final class Describe {

    private Describe() {}

    /** Tells of the container and its times, as far as that does not depend on settings. */
    static void whatIsThere(Situation situation, Findings findings) {
        situation.containers().live().ifPresent(live -> {
            findings.container(live, createdAt(live));
            findings.browser(BrowserAddress.of(live));
        });
        findings.times(new Times(situation.knownUse(), hotUntil(situation), Optional.empty(), Optional.empty()));
    }

    /** Tells of the container, its sessions and its times. */
    static void whatIsThere(Situation situation, DesiredSandbox desired, Findings findings) {
        whatIsThere(situation, findings);
        findings.sessions(desired.active(situation.now(), situation.rules().activeWindow()).stream()
                .map(session -> session.key().value())
                .toList());
        Optional<ObservedContainer> live = situation.containers().live();
        PruneSettings prune = desired.prune();
        findings.times(new Times(
                situation.knownUse(),
                hotUntil(situation),
                live.flatMap(it -> prune.idle().map(situation.lastUse()::plus)),
                live.flatMap(it -> prune.maxAge().map(createdAt(it)::plus))));
    }

    /** When a container was made, by our own clock where its label tells. */
    static Instant createdAt(ObservedContainer container) {
        return container
                .label(SandboxLabels.CREATED_AT)
                .flatMap(Describe::millis)
                .orElse(container.createdAt());
    }

    /** The command that replaces a sandbox now. */
    static String recreateCommand(SandboxIdentity identity) {
        String browser = identity.kind() == SandboxKind.BROWSER ? " --browser" : "";
        String selector = switch (identity.scope()) {
            case SESSION -> " --session " + ShellWord.quote(identity.scopeKey().value());
            case AGENT -> " --agent " + identity.agent();
            case SHARED -> " --all";
        };
        return "openclaw sandbox recreate" + browser + selector;
    }

    /** What can be done with one that is ready. */
    static String readiness(SandboxIdentity identity) {
        return identity.kind() == SandboxKind.BROWSER ? "Its browser answers." : "Tools can run in it.";
    }

    /** Which sessions a scope serves, for messages. */
    static String serves(SandboxIdentity identity) {
        return identity.scope() == SandboxScope.SHARED
                ? "all sessions"
                : identity.scopeKey().value();
    }

    /** How a container ended, as far as is known, to follow "it has ended". */
    static String ending(ObservedContainer container) {
        return container
                .exit()
                .map(exit -> (exit.oomKilled() ? ", killed for want of memory (docker.memory)" : "")
                        + ", exit code " + exit.code()
                        + (exit.error().isEmpty() ? "" : " (" + exit.error() + ")"))
                .orElse("");
    }

    private static Optional<Instant> hotUntil(Situation situation) {
        Instant until = situation.hotUntil();
        return until.isAfter(situation.now()) ? Optional.of(until) : Optional.empty();
    }

    private static Optional<Instant> millis(String text) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a label written by somebody else's hand
        }
    }
}
