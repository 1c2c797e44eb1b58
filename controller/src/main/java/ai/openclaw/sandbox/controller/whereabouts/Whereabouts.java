package ai.openclaw.sandbox.controller.whereabouts;

import ai.openclaw.sandbox.reconciler.desired.HostFacts.LocalPath;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.SourcePath;
import java.nio.file.Path;

/** Where the daemon is, and so what its paths are called on the engine's host and the other way round. */
public sealed interface Whereabouts permits Whereabouts.Beside, InContainer, Whereabouts.Undecided {

    /** Where the engine finds an absolute, normalised path of the daemon, which need not exist yet. */
    SourcePath onEngineHost(Path path);

    /** Where the daemon finds an absolute, normalised path of the engine's host. */
    LocalPath here(Path engineHostPath);

    /** For a person, in half a sentence. */
    String described();

    /** On the engine's host: both see the same file system. */
    record Beside() implements Whereabouts {

        @Override
        public SourcePath onEngineHost(Path path) {
            return new SourcePath.Found(path.toString());
        }

        @Override
        public LocalPath here(Path engineHostPath) {
            return new LocalPath.Found(engineHostPath);
        }

        @Override
        public String described() {
            return "on the engine's host";
        }
    }

    /**
     * Nobody knows yet: something says that this may be a container, and the engine, who knows, does not answer.
     *
     * @param why what came of asking
     */
    record Undecided(String why) implements Whereabouts {

        private String message() {
            return "It is not known yet whether the daemon runs in a container of the engine, so no path can be"
                    + " mounted: " + why + " The engine is asked again every second.";
        }

        @Override
        public SourcePath onEngineHost(Path path) {
            return new SourcePath.Unbacked(message());
        }

        @Override
        public LocalPath here(Path engineHostPath) {
            return new LocalPath.Unseen(message());
        }

        @Override
        public String described() {
            return "maybe in a container of the engine, which does not answer";
        }
    }
}
