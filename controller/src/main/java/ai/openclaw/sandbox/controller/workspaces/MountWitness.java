package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.whereabouts.MountPoint;
import ai.openclaw.sandbox.controller.whereabouts.MountTable;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.HostMount;
import ai.openclaw.sandbox.model.runtime.MountLookup;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells what is mounted in a container: what the engine was asked for, and what the kernel has there. Kernels name a directory by its file system and its path within, the
 * same to everybody on one machine, in a container or not.
 *
 * @param mounts asks the engine
 * @param engine looks into the container
 */
public record MountWitness(MountLookup mounts, ContainerEngine engine) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1024 * 1024;

    /** A directory or file by the kernel's own name for it. */
    record Position(String device, String root) {}

    /** What the engine was asked to mount. */
    List<HostMount> asked(String containerId) throws EngineException {
        return mounts.inhabited(containerId).map(MountLookup.Inhabited::mounts).orElse(List.of());
    }

    /** What is mounted, as the container's own kernel says; empty when it says nothing. */
    MountTable seen(String containerId) throws EngineException {
        Collected output = new Collected();
        int code = engine.exec(containerId, ExecRequest.of("/bin/cat", "/proc/self/mountinfo"), output, LIMIT);
        return code == 0 ? MountTable.of(output.text().lines()) : new MountTable(List.of());
    }

    /** Where a path without links lies. */
    static Optional<Position> position(MountTable table, Path real) {
        return table.holding(real).map(point -> new Position(point.device(), below(point, real)));
    }

    /** What is mounted at a target. */
    static Optional<Position> mounted(MountTable table, String target) {
        return table.at(Path.of(target)).map(point -> new Position(point.device(), point.root()));
    }

    private static String below(MountPoint point, Path real) {
        return Path.of(point.root())
                .resolve(point.point().relativize(real))
                .normalize()
                .toString();
    }

    /** Keeps what a command says on its standard output, up to a limit. */
    private static final class Collected implements OutputSink {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // guarded by this

        @Override
        public synchronized void write(Channel channel, byte[] more) {
            if (channel == Channel.STDOUT && bytes.size() + more.length <= MOST_BYTES) {
                bytes.writeBytes(more);
            }
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
