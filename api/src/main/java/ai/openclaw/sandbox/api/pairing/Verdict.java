package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.util.Optional;

/** Whether a device comes in. */
sealed interface Verdict {

    /**
     * It does.
     *
     * @param device the device
     * @param token its token, if it gets a new one
     */
    record Welcome(Device device, Optional<Secret> token) implements Verdict {}

    /** It does not, for a reason that fits into a close frame: {@code unauthorized: …}, {@code pairing required (…)}, {@code rejected: …} or {@code revoked: …}. */
    record Refused(String reason) implements Verdict {}

    /** It does not, and what it showed may have been a guess. */
    record Guessed(String reason) implements Verdict {}
}
