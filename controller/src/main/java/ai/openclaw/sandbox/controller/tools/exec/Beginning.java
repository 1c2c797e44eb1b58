package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.controller.tools.SandboxDoor;
import ai.openclaw.sandbox.controller.tools.SandboxRoom;
import ai.openclaw.sandbox.model.runtime.ContainerSpec.Program;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Begins commands in a session's sandbox, and once more in another container when the first turns out to be gone. */
public final class Beginning {

    /** Login shells read this in their home. */
    private static final String PROFILE = ".profile";

    /** How often a container may turn out to be gone before the command is given up. */
    private static final int ATTEMPTS = 3;

    private final Runs runs;
    private final Function<SessionKey, List<String>> pathFirst;

    /**
     * @param runs runs them
     * @param pathFirst directories in which a session's commands look for programs first
     */
    public Beginning(Runs runs, Function<SessionKey, List<String>> pathFirst) {
        this.runs = runs;
        this.pathFirst = pathFirst;
    }

    /** What to run, once it is known where. */
    interface Orders {
        Order in(String home) throws ToolFailure;
    }

    /**
     * A command that has begun, or ended already. The use of the sandbox ends with it.
     *
     * @param run the command
     * @param room where it runs
     */
    record Begun(Run run, SandboxRoom room) {}

    /** Begins one and waits until it has begun. */
    Begun begin(SessionKey session, SandboxDoor door, Orders orders, Duration limit, OutputSink follower)
            throws ToolFailure, InterruptedException {
        SandboxRoom room = door.enter();
        for (int attempt = 1; ; attempt++) {
            Run run = start(session, room, orders, limit, follower);
            boolean begun;
            try {
                begun = run.awaitBegin();
            } catch (InterruptedException e) {
                run.stop(Ending.Cause.CANCELLED);
                throw e;
            }
            if (begun || attempt == ATTEMPTS || !gone(run)) {
                return new Begun(run, room);
            }
            room = door.enterAfter(room.container());
        }
    }

    private Run start(SessionKey session, SandboxRoom room, Orders orders, Duration limit, OutputSink follower)
            throws ToolFailure {
        try {
            Workplace place = workplace(room, pathFirst.apply(session));
            Run run = runs.start(place, orders.in(place.home()), limit, follower);
            var _ = run.ending().thenRun(room::close);
            return run;
        } catch (ToolFailure e) {
            room.close();
            throw e;
        }
    }

    private static boolean gone(Run run) {
        return run.ended()
                .filter(Ending.Broke.class::isInstance)
                .map(ending -> ((Ending.Broke) ending).failure().reason() == ToolReason.SANDBOX_GONE)
                .orElse(false);
    }

    private static Workplace workplace(SandboxRoom room, List<String> pathFirst) {
        Program program = room.spec().container().program();
        Path home = room.spec().workspace().active();
        return new Workplace(
                room.container(),
                program.workdir(),
                Stream.concat(
                                pathFirst.stream(),
                                Commands.path(Optional.ofNullable(program.env().get("PATH"))).stream())
                        .toList(),
                Optional.of(home.resolve(PROFILE)));
    }
}
