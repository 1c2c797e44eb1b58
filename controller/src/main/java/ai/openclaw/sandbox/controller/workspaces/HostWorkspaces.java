package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.store.InstanceId;
import ai.openclaw.sandbox.controller.whereabouts.Whereabouts;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import ai.openclaw.sandbox.reconciler.execute.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Directories of sandboxes on the daemon's own file system. Safe to repeat, and safe to be ended at any moment: what is made appears whole, by a
 * rename or a link.
 */
public final class HostWorkspaces implements Workspaces {

    private final Owner daemon;
    private final Sources sources;
    private final Optional<MountProof> proof;
    private final InstanceId instance;
    private final InstantSource clock;
    private final AgentWorkspace agentWorkspaces;
    private final Map<Path, BackRoom> backRooms = new ConcurrentHashMap<>();

    /**
     * Directories for one daemon.
     *
     * @param stateDirectory where a missing workspace of an agent may be made
     * @param surroundings what is around the daemon
     * @param instance written on what is made
     */
    public HostWorkspaces(Path stateDirectory, Surroundings surroundings, InstanceId instance, InstantSource clock) {
        this.daemon = surroundings.daemon();
        this.sources = new Sources(surroundings.guarded(), surroundings.whereabouts());
        this.proof =
                surroundings.witness().map(witness -> new MountProof(witness, sources, surroundings.whereabouts()));
        this.instance = instance;
        this.clock = clock;
        this.agentWorkspaces = new AgentWorkspace(stateDirectory, daemon);
    }

    /**
     * What is around the daemon.
     *
     * @param daemon who it runs as; only root can give directories away
     * @param guarded what of the engine's host no sandbox gets
     * @param whereabouts where it is, and so what its paths are called on the engine's host
     * @param witness tells what a container really has mounted; empty where there are no containers
     */
    public record Surroundings(
            Owner daemon, ProtectedPaths guarded, Supplier<Whereabouts> whereabouts, Optional<MountWitness> witness) {}

    @Override
    public void prepare(WorkspacePlan plan) throws WorkspaceException {
        sources.check(plan);
        Owner user = plan.owner().orElse(daemon.root() ? Owner.DEFAULT : daemon);
        switch (plan.access()) {
            case RW -> {
                agentWorkspaces.writable(plan.agentWorkspace(), user);
                placesInAgentWorkspace(plan, user);
            }
            case RO -> {
                agentWorkspaces.present(plan.agentWorkspace(), user);
                prepareOwn(plan, user);
            }
            case NONE -> prepareOwn(plan, user);
        }
    }

    @Override
    public void prove(WorkspacePlan plan, String containerId) throws WorkspaceException, EngineException {
        if (proof.isPresent()) {
            proof.get().prove(plan, containerId);
        }
    }

    /** They are built beside the workspace, out of reach of whoever works in it; only where one is missing, for what is beside it is not ours. */
    private void placesInAgentWorkspace(WorkspacePlan plan, Owner user) throws WorkspaceException {
        if (!MountPoints.missing(plan)) {
            return;
        }
        Path workspace = plan.agentWorkspace();
        Handover handover = new Handover(daemon, user);
        try (Staging staging = new Staging(Files.createTempDirectory(
                Objects.requireNonNull(workspace.toRealPath().getParent()), ".openclaw-places-"))) {
            new MountPoints(staging, handover).make(plan);
        } catch (IOException e) {
            throw new WorkspaceException(
                    "A place for a bind cannot be made in the agent's workspace " + workspace + ": "
                            + AccessAdvice.describe(e) + ". Make the directories of docker.binds below "
                            + "docker.workdir there yourself, as " + user + ".",
                    e);
        }
    }

    private void prepareOwn(WorkspacePlan plan, Owner user) throws WorkspaceException {
        Path workspaceRoot = Objects.requireNonNull(plan.sandboxDirectory().getParent());
        try {
            BackRoom backRoom = backRoom(workspaceRoot);
            try (Staging staging = backRoom.staging()) {
                Handover handover = new Handover(daemon, user);
                SandboxDirectory directory = new SandboxDirectory(plan.sandboxDirectory(), handover);
                Marker marker = settle(plan, directory, backRoom, staging);
                Marker filled = fill(plan, handover, staging, marker);
                new MountPoints(staging, handover).make(plan);
                if (!filled.equals(marker)) {
                    backRoom.remember(plan.sandboxDirectory(), filled);
                }
            }
        } catch (IOException e) {
            String complaint = new AccessAdvice(daemon).unwritable("The workspace root", workspaceRoot, e);
            throw new WorkspaceException(complaint + AccessAdvice.nextStep(workspaceRoot, e), e);
        }
    }

    /** Sees to it that the directory is there and its owner's. The marker comes first: a directory of ours is never without. */
    private Marker settle(WorkspacePlan plan, SandboxDirectory directory, BackRoom backRoom, Staging staging)
            throws IOException, WorkspaceException {
        backRoom.settle(plan.sandboxDirectory());
        if (directory.exists()) {
            directory.give();
            Optional<Marker> known = backRoom.marker(plan.sandboxDirectory());
            return known.isPresent()
                    ? wanted(plan, known.get(), backRoom)
                    : remembered(plan, Marker.Origin.FOUND, backRoom);
        }
        directory.check();
        Marker marker = remembered(plan, Marker.Origin.MADE, backRoom);
        directory.make(staging);
        return marker;
    }

    /** Somebody came back to it: from now on it is nobody's orphan, also if this daemon ends before the container is there. */
    private static Marker wanted(WorkspacePlan plan, Marker known, BackRoom backRoom) throws IOException {
        if (known.orphanedAtMs().isPresent()) {
            backRoom.remember(plan.sandboxDirectory(), known.wanted());
        }
        return known.wanted();
    }

    /** Seeds it once, and brings its skills up to date; a workspace that is not there gives nothing and takes nothing away. */
    private Marker fill(WorkspacePlan plan, Handover handover, Staging staging, Marker marker)
            throws IOException, WorkspaceException {
        Path agent = plan.agentWorkspace();
        if (!Files.isDirectory(agent)) {
            return marker;
        }
        Marker filled = marker;
        try (SecureDirectoryStream<Path> from = SecureDirectories.open(agent)) {
            if (marker.seeding() == Marker.Seeding.PENDING) {
                new Seeds(staging, handover).plant(from, plan.sandboxDirectory());
                filled = filled.seeded();
            }
            Skills skills = new Skills(staging, handover, agent);
            return filled.withSkills(skills.update(from, plan.sandboxDirectory(), marker.skills()));
        }
    }

    private Marker remembered(WorkspacePlan plan, Marker.Origin origin, BackRoom backRoom) throws IOException {
        Marker marker = new Marker(
                instance.value(),
                plan.identity().scopeKey().value(),
                plan.identity().agent().value(),
                origin,
                clock.millis(),
                Marker.Seeding.PENDING,
                Optional.empty(),
                Optional.empty());
        backRoom.remember(plan.sandboxDirectory(), marker);
        return marker;
    }

    private BackRoom backRoom(Path workspaceRoot) throws IOException {
        BackRoom known = backRooms.get(workspaceRoot);
        if (known != null && known.stands()) {
            return known;
        }
        synchronized (
                backRooms) { // the first one throws out what is left over, which must not be what a second one builds
            BackRoom opened = backRooms.get(workspaceRoot);
            if (opened == null || !opened.stands()) {
                opened = BackRoom.open(workspaceRoot);
                backRooms.put(workspaceRoot, opened);
            }
            return opened;
        }
    }
}
