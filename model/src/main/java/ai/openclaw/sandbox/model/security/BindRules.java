package ai.openclaw.sandbox.model.security;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be bound into a sandbox.
 *
 * @param guarded paths of the host that never may
 * @param own absolute directories a sandbox may have anyway: its own and its agent's workspace
 * @param workdir absolute working directory in the container
 * @param allowed what somebody allowed knowingly
 */
public record BindRules(ProtectedPaths guarded, List<Path> own, String workdir, Allowed allowed) {

    /** How every message begins. */
    public static final String PREFIX = "Sandbox security: ";

    private static final List<String> RESERVED = List.of("/workspace", "/agent");

    public BindRules {
        own = List.copyOf(own);
    }

    /**
     * What somebody allowed knowingly.
     *
     * @param externalSources {@code docker.dangerouslyAllowExternalBindSources}
     * @param reservedTargets {@code docker.dangerouslyAllowReservedContainerTargets}
     */
    public record Allowed(boolean externalSources, boolean reservedTargets) {}

    /**
     * Something that is refused.
     *
     * @param message what is wrong
     * @param remedy what to do
     */
    public record Refusal(String message, String remedy) {}

    /** What is wrong with mounting an absolute, normalised source on such a target; empty if nothing is. */
    public List<Refusal> check(Path source, String target) {
        List<Refusal> refusals = new ArrayList<>();
        Optional<String> never = guarded.reason(source);
        never.ifPresent(why -> refusals.add(new Refusal(
                PREFIX + "the source " + why + ".",
                "Mount another directory; this cannot be allowed. Copy into the workspace what the sandbox needs.")));
        if (never.isEmpty() && !allowed.externalSources() && !isOwn(source)) {
            refusals.add(new Refusal(
                    PREFIX + "the source " + source
                            + " lies outside the sandbox's directory and the agent's workspace.",
                    "Move it there, or set docker.dangerouslyAllowExternalBindSources if agents may have it."));
        }
        if (!allowed.reservedTargets() && isReserved(target)) {
            refusals.add(new Refusal(
                    PREFIX + "the target " + target + " is kept for workspaces.",
                    "Mount it elsewhere, such as /data, or set docker.dangerouslyAllowReservedContainerTargets."));
        }
        return refusals;
    }

    /**
     * What is wrong with a source once it is known where it really leads. A name inside the workspace that leads out of it was made by whoever works there, so no permission
     * counts for it.
     *
     * @param source the source as it is called, absolute and normalised
     * @param real where it leads, links followed
     */
    public Optional<Refusal> checkReal(Path source, Path real) {
        Optional<String> never = guarded.reason(real);
        if (never.isPresent()) {
            return Optional.of(new Refusal(
                    PREFIX + "the source " + source + " leads to " + real + ", which " + never.get() + ".",
                    "Mount another directory; this cannot be allowed."));
        }
        return isOwn(source) && !isOwn(real)
                ? Optional.of(new Refusal(
                        PREFIX + "the source " + source + " leads out of the workspace, to " + real + ".",
                        "Remove the link, or mount what it leads to by its own path."))
                : Optional.empty();
    }

    private boolean isOwn(Path path) {
        return own.stream().anyMatch(path::startsWith);
    }

    private boolean isReserved(String target) {
        return RESERVED.stream().anyMatch(reserved -> isIn(target, reserved)) || isIn(target, workdir);
    }

    private static boolean isIn(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }
}
