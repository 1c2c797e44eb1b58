package ai.openclaw.sandbox.api;

import static ai.openclaw.sandbox.api.RunningApi.NOW;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.BrowserAddress;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.ContainerRef;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.Times;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says things of sandboxes on a board, as the control loop would. Each has a session of its own. */
public final class Boarder {

    private static final Instant CREATED = NOW.minus(Duration.ofHours(3));

    private final StatusBoard board;

    Boarder(StatusBoard board) {
        this.board = board;
    }

    /** A sandbox in which tools can run, unused for an hour. */
    public SandboxName ready(String sessionKey) {
        return publish(sessionKey, Phase.READY, NOW.minus(Duration.ofHours(1)), List.of(), ready());
    }

    /** A sandbox that was made from an older configuration and was used a minute ago. */
    public SandboxName drifted(String sessionKey) {
        List<DriftField> drift = List.of(new DriftField("memory", Optional.of("536870912"), Optional.of("1073741824")));
        Condition hot = new Condition(
                ConditionType.DRIFTED, Condition.Status.TRUE, "Hot", "Its configuration has changed.", NOW);
        return publish(sessionKey, Phase.DRIFTED, NOW.minus(Duration.ofMinutes(1)), drift, ready(), hot);
    }

    /** A sandbox that has no container yet, for want of its image. */
    public SandboxName pending(String sessionKey) {
        Condition missing = new Condition(
                ConditionType.IMAGE_AVAILABLE,
                Condition.Status.FALSE,
                "ImageMissing",
                "Image openclaw-sandbox:bookworm-slim is missing. Run: scripts/sandbox-setup.sh",
                NOW);
        SandboxIdentity identity = identity(sessionKey);
        SandboxStatus status = new SandboxStatus(
                Phase.PENDING, Optional.empty(), Times.none(), List.of(sessionKey), List.of(), List.of(missing));
        board.publish(identity, CREATED, Optional.of(spec(identity)), status);
        return identity.name();
    }

    /** A sandbox whose set-up command failed. */
    public SandboxName failed(String sessionKey) {
        Condition setup = new Condition(
                ConditionType.SETUP_COMPLETED,
                Condition.Status.FALSE,
                "SetupFailed",
                "The set-up command ended with 7",
                NOW);
        SandboxIdentity identity = identity(sessionKey);
        SandboxStatus status = new SandboxStatus(
                Phase.FAILED, Optional.empty(), Times.none(), List.of(sessionKey), List.of(), List.of(setup));
        board.publish(identity, CREATED, Optional.of(spec(identity)), status);
        return identity.name();
    }

    /** A sandbox in which tools can run and that serves no active session, unused for an hour. */
    public SandboxName unused(String sessionKey) {
        SandboxName name = ready(sessionKey);
        Sandbox sandbox = board.get(name).orElseThrow();
        SandboxStatus status = sandbox.status();
        board.publish(
                sandbox.identity(),
                CREATED,
                sandbox.desired(),
                new SandboxStatus(
                        status.phase(),
                        status.container(),
                        status.times(),
                        List.of(),
                        status.drift(),
                        status.conditions()));
        return name;
    }

    /** A browser that answers and can be watched. */
    public SandboxName browser(String sessionKey) {
        SandboxIdentity tool = identity(sessionKey);
        SandboxIdentity identity = new SandboxIdentity(
                SandboxName.of("openclaw-sbx-browser-", tool.scopeKey()),
                SandboxKind.BROWSER,
                tool.agent(),
                tool.scope(),
                tool.scopeKey());
        SandboxStatus status = new SandboxStatus(
                Phase.READY,
                Optional.of(new ContainerRef("c0ffee", "sha256:1234", CREATED)),
                Times.none(),
                List.of(sessionKey),
                List.of(),
                List.of(ready()),
                Optional.of(
                        new BrowserAddress("http://127.0.0.1:49153", Optional.of("http://127.0.0.1:49154/vnc.html"))));
        board.publish(identity, CREATED, Optional.of(spec(identity)), status);
        return identity.name();
    }

    /** A sandbox is no more. */
    public void gone(SandboxName name) {
        board.withdraw(name);
    }

    private SandboxName publish(
            String sessionKey, Phase phase, Instant lastUsed, List<DriftField> drift, Condition... conditions) {
        SandboxIdentity identity = identity(sessionKey);
        Times times = new Times(
                Optional.of(lastUsed),
                Optional.of(lastUsed.plus(Duration.ofMinutes(5))).filter(NOW::isBefore),
                Optional.of(lastUsed.plus(Duration.ofHours(24))),
                Optional.of(CREATED.plus(Duration.ofDays(7))));
        SandboxStatus status = new SandboxStatus(
                phase,
                Optional.of(new ContainerRef("c0ffee", "sha256:1234", CREATED)),
                times,
                List.of(sessionKey),
                drift,
                List.of(conditions));
        board.publish(identity, CREATED, Optional.of(spec(identity)), status);
        return identity.name();
    }

    private static Condition ready() {
        return new Condition(ConditionType.READY, Condition.Status.TRUE, "Serving", "Tools can run in it.", CREATED);
    }

    private static SandboxIdentity identity(String sessionKey) {
        ScopeKey scopeKey = new ScopeKey(sessionKey);
        AgentId agent = new SessionKey(sessionKey).agent();
        SandboxName name = SandboxName.of("openclaw-sbx-", scopeKey);
        return new SandboxIdentity(name, SandboxKind.TOOL, agent, SandboxScope.SESSION, scopeKey);
    }

    private static SandboxSpec spec(SandboxIdentity identity) {
        Path directory =
                Path.of("/home/ada/.openclaw/sandboxes", identity.scopeKey().slug());
        ContainerSpec container = new ContainerSpec(
                new ContainerSpec.Program(
                        "openclaw-sandbox:bookworm-slim",
                        List.of("sleep", "infinity"),
                        "/workspace",
                        "1000:1000",
                        Map.of("API_KEY", "hunter2")),
                new ContainerSpec.Files(
                        true,
                        Map.of("/tmp", ""),
                        List.of(new Mount(directory.toString(), "/workspace", Mount.Access.READ_WRITE))),
                new ContainerSpec.Networking("none", List.of(), List.of(), List.of()),
                new ContainerSpec.Hardening(List.of("ALL"), Optional.empty(), Optional.empty(), Optional.empty()),
                new ResourceLimits(
                        Optional.of(256L), Optional.of(1L << 30), Optional.empty(), Optional.empty(), Map.of()),
                Map.of());
        WorkspacePlan workspace = new WorkspacePlan(
                identity,
                WorkspaceAccess.NONE,
                directory,
                Path.of("/home/ada/.openclaw/workspace"),
                Optional.of(Owner.DEFAULT),
                List.of());
        return SandboxSpec.of(identity, container, Optional.empty(), workspace);
    }
}
