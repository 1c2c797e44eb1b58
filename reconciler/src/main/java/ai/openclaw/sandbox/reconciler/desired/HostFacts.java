package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.security.ProtectedPaths;
import java.nio.file.Path;
import java.util.Optional;

/** What a spec depends on beyond the configuration: facts of the daemon's host. Asked while specs are built, never in a pass. */
public interface HostFacts {

    /** The owner of a file or directory, links followed; empty when it does not exist or cannot be looked at. */
    Optional<Owner> ownerOf(Path path);

    /** Who the daemon runs as, and so who owns directories it makes. */
    Owner daemon();

    /** The JSON text of a seccomp profile, minified. */
    ProfileText seccomp(Path file);

    /** Where the engine finds a path of the daemon; the same path when both see the same file system. */
    SourcePath onEngineHost(Path path);

    /** Where the daemon finds a path of the engine's host, to look at what is there. */
    LocalPath here(Path engineHostPath);

    /** The paths of the engine's host that no sandbox gets. */
    ProtectedPaths guarded();

    /** A profile, or why there is none. */
    sealed interface ProfileText {
        /** Its text. */
        record Text(String json) implements ProfileText {}

        /** Why it cannot be used, and what to do; one or two sentences. */
        record Unusable(String message) implements ProfileText {}
    }

    /** A path on the engine's host, or why there is none. */
    sealed interface SourcePath {
        /** Absolute path. */
        record Found(String path) implements SourcePath {}

        /** Why the engine cannot see it, and what to do; one or two sentences. */
        record Unbacked(String message) implements SourcePath {}

        /** Why it must not be mounted, and what to do; one or two sentences. */
        record Guarded(String message) implements SourcePath {}
    }

    /** A path of the daemon, or why there is none. */
    sealed interface LocalPath {
        /** Absolute path. */
        record Found(Path path) implements LocalPath {}

        /** Why the daemon cannot see it, and what to do; one or two sentences. */
        record Unseen(String message) implements LocalPath {}
    }
}
