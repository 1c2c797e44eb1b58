package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.DeviceStore.Device;

/** What a token says of who shows it. */
public sealed interface Standing {

    /** It is the token of a device that may come in. */
    record Known(Device device) implements Standing {}

    /** It was the token of a device before it was rotated: good for fetching the new one, with the device's key. */
    record Outdated(Device device) implements Standing {}

    /** It is the token of a device that was shut out. */
    record Revoked(Device device) implements Standing {}

    /** It is no token of a device. */
    record Unknown() implements Standing {}
}
