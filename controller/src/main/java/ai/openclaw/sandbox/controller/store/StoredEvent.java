package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;

/**
 * An event as it stands in the timeline.
 *
 * @param sequence its place; grows with every event and is never used again, also after old ones were deleted
 * @param event the event
 */
public record StoredEvent(long sequence, SandboxEvent event) {}
