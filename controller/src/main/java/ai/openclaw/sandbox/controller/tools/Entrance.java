package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Lets calls into sandboxes. Nothing is made here: a session that is not active is opened, which makes the control loop want its sandbox, and then this
 * waits for what the loop says of it.
 */
public final class Entrance {

    /** Most time a sandbox may take to be ready: as long as a set-up command may, and what it takes to make the container. */
    static final Duration PATIENCE = Duration.ofMinutes(17);

    /** How long a container that turned out to be gone may still be said to be there. */
    private static final Duration NEWS_TRAVELS = Duration.ofSeconds(20);

    /** How often to ask again for what nobody tells, such as a gate that opens. */
    private static final Duration LOOK = Duration.ofMillis(25);

    private static final Set<Phase> USABLE = EnumSet.of(Phase.READY, Phase.DRIFTED, Phase.REPLACING, Phase.TERMINATING);

    private final StatusBoard board;
    private final Leases leases;
    private final Consumer<SessionKey> keepActive;
    private final Predicate<String> runs;
    private final InstantSource clock;

    /**
     * @param board what is said of sandboxes
     * @param leases who uses what
     * @param keepActive makes a session count as active from now on, wherever it was begun
     * @param runs whether a container runs, asked of the engine
     * @param clock wall-clock time
     */
    public Entrance(
            StatusBoard board,
            Leases leases,
            Consumer<SessionKey> keepActive,
            Predicate<String> runs,
            InstantSource clock) {
        this.board = board;
        this.leases = leases;
        this.keepActive = keepActive;
        this.runs = runs;
        this.clock = clock;
    }

    /** The way into the sandbox of a session. */
    SandboxDoor door(SessionKey session, SandboxIdentity identity, Tools.Observer observer) {
        return new Door(Optional.of(session), identity, observer);
    }

    /** The way into a sandbox for a person, who may enter it though no session wants it any more. */
    SandboxDoor door(SandboxIdentity identity, Tools.Observer observer) {
        return new Door(Optional.empty(), identity, observer);
    }

    private final class Door implements SandboxDoor {
        private final Optional<SessionKey> session;
        private final SandboxIdentity identity;
        private final Tools.Observer observer;
        private String told = "";

        Door(Optional<SessionKey> session, SandboxIdentity identity, Tools.Observer observer) {
            this.session = session;
            this.identity = identity;
            this.observer = observer;
        }

        @Override
        public SandboxRoom enter() throws ToolFailure, InterruptedException {
            return enter("", PATIENCE);
        }

        @Override
        public SandboxRoom enterAfter(String lostContainer) throws ToolFailure, InterruptedException {
            tell("The container is gone; waiting for another one.");
            return enter(lostContainer, NEWS_TRAVELS);
        }

        /** Some browsers are made only for a call that waits, so the use begins with the waiting. */
        private SandboxRoom enter(String lost, Duration patience) throws ToolFailure, InterruptedException {
            Optional<Leases.Lease> claim = identity.kind() == SandboxKind.BROWSER
                    ? leases.claim(identity.name(), clock.instant())
                    : Optional.empty();
            try {
                return await(lost, patience);
            } finally {
                claim.ifPresent(Leases.Lease::close);
            }
        }

        private SandboxRoom await(String lost, Duration patience) throws ToolFailure, InterruptedException {
            session.ifPresent(keepActive);
            String notThis = lost;
            try (BoardNews news = BoardNews.of(board, identity.name())) {
                long end = System.nanoTime() + patience.toNanos();
                while (true) {
                    Optional<SandboxRoom> room = tryEnter(notThis);
                    if (room.isPresent()) {
                        return room.get();
                    }
                    if (System.nanoTime() - end > 0) {
                        throw late(patience);
                    }
                    news.await(LOOK);
                    if (!notThis.isEmpty() && runs.test(notThis)) {
                        notThis = ""; // it was started again
                    }
                }
            }
        }

        /** In use first, looked at then: so what is found is not taken away any more. */
        private Optional<SandboxRoom> tryEnter(String notThis) throws ToolFailure {
            Optional<Sandbox> sandbox = board.get(identity.name());
            if (sandbox.isEmpty() || !usable(sandbox.get(), notThis)) {
                sandbox.ifPresent(this::tellPhase);
                refuseHopeless(sandbox);
                return Optional.empty();
            }
            Optional<Leases.Lease> lease = leases.acquire(identity.name(), clock.instant());
            if (lease.isEmpty()) {
                return Optional.empty();
            }
            Optional<SandboxRoom> room = board.get(identity.name())
                    .filter(now -> usable(now, notThis))
                    .flatMap(now -> room(now, lease.get()));
            if (room.isEmpty()) {
                lease.get().close();
            }
            return room;
        }

        private Optional<SandboxRoom> room(Sandbox sandbox, Leases.Lease lease) {
            Optional<SandboxSpec> spec = sandbox.desired();
            Optional<SandboxStatus.ContainerRef> container = sandbox.status().container();
            return spec.isEmpty() || container.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SandboxRoom(identity, container.get().id(), spec.get(), lease));
        }

        private boolean usable(Sandbox sandbox, String notThis) {
            boolean open = sandbox.identity().kind() == SandboxKind.TOOL || answers(sandbox);
            return open
                    && USABLE.contains(sandbox.status().phase())
                    && sandbox.status()
                            .container()
                            .filter(container -> !container.id().equals(notThis))
                            .isPresent();
        }

        /** A browser that has just been started again is in use, and does not answer yet. */
        private static boolean answers(Sandbox sandbox) {
            return sandbox.status()
                    .condition(ConditionType.READY)
                    .filter(condition -> condition.status() == Condition.Status.TRUE)
                    .isPresent();
        }

        /** What the loop cannot make by itself is not waited for. */
        private void refuseHopeless(Optional<Sandbox> sandbox) throws ToolFailure {
            if (sandbox.isEmpty()) {
                return;
            }
            SandboxStatus status = sandbox.get().status();
            boolean noRoom = status.conditions().stream()
                    .anyMatch(condition -> condition.type() == ConditionType.LIMIT_REACHED
                            && condition.status() == Condition.Status.TRUE);
            if (status.phase() == Phase.FAILED || noRoom) {
                throw new ToolFailure(
                        ToolReason.SANDBOX_NOT_READY,
                        "The sandbox " + identity.name() + " is not ready: " + why(status)
                                + " It is tried again by itself. See: openclaw sandbox list, openclaw sandbox events");
            }
        }

        private ToolFailure late(Duration patience) {
            String why = board.get(identity.name())
                    .map(sandbox -> "it is " + sandbox.status().phase().word() + ". " + why(sandbox.status()))
                    .orElse("nothing is said of it; is the configuration valid (openclaw config validate)?");
            return new ToolFailure(
                    ToolReason.SANDBOX_NOT_READY,
                    "The sandbox " + identity.name() + " was not ready within " + patience.toSeconds() + " s: " + why);
        }

        private void tellPhase(Sandbox sandbox) {
            switch (sandbox.status().phase()) {
                case PENDING, CREATING -> tell("The sandbox is being made.");
                case SETTING_UP ->
                    tell(
                            identity.kind() == SandboxKind.BROWSER
                                    ? "The browser starts."
                                    : "The set-up command of the sandbox runs.");
                default -> {}
            }
        }

        private void tell(String message) {
            if (!told.equals(message)) {
                told = message;
                observer.progress(message);
            }
        }
    }

    private static String why(SandboxStatus status) {
        return status.conditions().stream()
                .filter(Entrance::speaksOfTrouble)
                .map(Condition::message)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static boolean speaksOfTrouble(Condition condition) {
        boolean badWhenTrue = switch (condition.type()) {
            case NAME_CONFLICT, SECURITY_REJECTED, HARDENING_INCOMPLETE, LIMIT_REACHED, BROWSER_DENIED -> true;
            default -> false;
        };
        boolean drift = condition.type() == ConditionType.DRIFTED;
        return !drift && !condition.message().isBlank() && (condition.status() == Condition.Status.TRUE) == badWhenTrue;
    }
}
