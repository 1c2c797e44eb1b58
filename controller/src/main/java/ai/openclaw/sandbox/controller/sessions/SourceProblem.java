package ai.openclaw.sandbox.controller.sessions;

import java.nio.file.Path;

/**
 * Something wrong with a source of sessions.
 *
 * @param file the file or directory
 * @param message what is wrong, one sentence; for people
 */
public record SourceProblem(Path file, String message) {}
