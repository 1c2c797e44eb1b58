package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.security.BindRules;
import java.nio.file.Path;
import java.util.Optional;

/** Where agents work: a path of this host that is not the system's own. */
final class WorkspacePath {

    private WorkspacePath() {}

    static Optional<Path> read(Optional<Value> written, Reading reading) {
        return written.flatMap(value -> HostPath.type().read(value, reading).flatMap(path -> {
            Optional<String> why = reading.surroundings().guarded().reasonForWorkspace(path);
            return why.isEmpty()
                    ? Optional.of(path)
                    : reading.refuse(
                            value,
                            BindRules.PREFIX + "a workspace that " + why.get() + " is mounted into no sandbox.",
                            "Choose another directory, such as ~/agents/work.");
        }));
    }
}
