package ai.openclaw.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectExecResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks what an exec ended with. */
final class ExecExit {

    /** The output ends a little before the engine knows the exit code, or long before when a process closes its output and goes on. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(1);

    private static final Duration LAST_LOOK = Duration.ofMillis(100);

    private ExecExit() {}

    /** Looks until it has ended, first often and then less. The call's deadline bounds this. */
    static int await(DockerClient commands, String exec) throws InterruptedException {
        Duration wait = FIRST_LOOK;
        while (true) {
            InspectExecResponse answer = commands.inspectExecCmd(exec).exec();
            Optional<Long> code = Optional.ofNullable(answer.getExitCodeLong());
            if (!Boolean.TRUE.equals(answer.isRunning()) && code.isPresent()) {
                return code.get().intValue();
            }
            Thread.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LAST_LOOK) < 0 ? wait.multipliedBy(2) : LAST_LOOK;
        }
    }
}
