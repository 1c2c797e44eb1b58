package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.time.Instant;

/**
 * A link that signs one browser in.
 *
 * @param code what stands in its fragment; good once
 * @param role what that browser may do
 * @param expiresAt when it is good no more
 */
public record DashboardLink(Secret code, Role role, Instant expiresAt) {}
