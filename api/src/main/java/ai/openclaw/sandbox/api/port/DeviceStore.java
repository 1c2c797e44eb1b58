package ai.openclaw.sandbox.api.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps paired devices across restarts. Safe from any thread; may block. */
public interface DeviceStore {

    /** All devices, those revoked included. */
    List<Device> load();

    /** Keeps a device in place of what was kept of it. */
    void put(Device device);

    /** Forgets a device. */
    void remove(String id);

    /**
     * A device that was let in once. Its public key is not kept: its id is the key's digest.
     *
     * @param id SHA-256 of its public key, lower-case hexadecimal
     * @param name what it calls itself
     * @param role what it may do
     * @param tokens its tokens
     * @param pairedAt when it was let in
     * @param lastSeenAt when it last was here, to the minute
     * @param revokedAt when it was shut out, if it was
     */
    record Device(
            String id,
            String name,
            Role role,
            Tokens tokens,
            Instant pairedAt,
            Instant lastSeenAt,
            Optional<Instant> revokedAt) {

        /** Whether it may still come in. */
        public boolean active() {
            return revokedAt.isEmpty();
        }
    }

    /**
     * The tokens of a device, as digests: SHA-256, lower-case hexadecimal.
     *
     * @param current the one that counts, if it was handed out yet
     * @param outdated the one it had before; good for nothing but to fetch the current one, with its key
     */
    record Tokens(Optional<String> current, Optional<String> outdated) {

        /** None yet. */
        public static Tokens none() {
            return new Tokens(Optional.empty(), Optional.empty());
        }
    }
}
