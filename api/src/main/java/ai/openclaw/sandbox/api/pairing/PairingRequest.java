package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.Role;
import java.time.Instant;

/**
 * A device waits to be let in.
 *
 * @param id what people call the request by, a UUID
 * @param deviceId the device
 * @param name what it calls itself
 * @param role the role it would like
 * @param address where it came from
 * @param createdAt when it asked first
 * @param expiresAt when it has to ask anew
 */
public record PairingRequest(
        String id, String deviceId, String name, Role role, String address, Instant createdAt, Instant expiresAt) {}
