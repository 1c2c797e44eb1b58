package ai.openclaw.sandbox.model.config;

import java.time.Duration;
import java.util.Optional;

/**
 * When an unused sandbox is removed.
 *
 * @param idle removed after this long without use; empty: never for idleness
 * @param maxAge removed or replaced this long after its creation; empty: never for age
 */
public record PruneSettings(Optional<Duration> idle, Optional<Duration> maxAge) {}
