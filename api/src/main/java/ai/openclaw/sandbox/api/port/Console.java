package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.runtime.Usages;

/**
 * What people look at and do from the Control UI beyond what programs do.
 *
 * @param file the text of the configuration
 * @param logs the daemon's log
 * @param usages what containers use
 * @param terminals shells in sandboxes
 */
public record Console(ConfigurationFile file, LogTail logs, Usages usages, Terminals terminals) {}
