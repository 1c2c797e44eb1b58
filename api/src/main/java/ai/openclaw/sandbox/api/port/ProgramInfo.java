package ai.openclaw.sandbox.api.port;

import java.time.Instant;

/**
 * Which program answers.
 *
 * @param version its version, such as {@code 0.1.0}
 * @param instance id of the state directory it works for
 * @param startedAt when it was started
 */
public record ProgramInfo(String version, String instance, Instant startedAt) {}
