package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.sandbox.ConditionType;

/**
 * Something that did not work and is tried again later.
 *
 * @param condition what the condition about it speaks of
 * @param reason one stable CamelCase word
 * @param message what went wrong and what to do
 */
public record Setback(ConditionType condition, String reason, String message) {}
