package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The devices at one moment, by id and by digest of their tokens. Looking up digests of secrets nobody can guess tells a stopwatch nothing that helps to guess one.
 *
 * @param byId all devices
 * @param byToken what each token says
 */
record Book(Map<String, Device> byId, Map<String, Standing> byToken) {

    /** The book of these devices. */
    static Book of(Collection<Device> devices) {
        Map<String, Device> byId = new LinkedHashMap<>();
        Map<String, Standing> byToken = new HashMap<>();
        for (Device device : devices) {
            byId.put(device.id(), device);
            boolean active = device.active();
            device.tokens()
                    .outdated()
                    .ifPresent(it ->
                            byToken.put(it, active ? new Standing.Outdated(device) : new Standing.Revoked(device)));
            device.tokens()
                    .current()
                    .ifPresent(
                            it -> byToken.put(it, active ? new Standing.Known(device) : new Standing.Revoked(device)));
        }
        return new Book(byId, byToken);
    }

    /** The book with a device in place of what it said of it. */
    Book with(Device device) {
        Map<String, Device> all = new LinkedHashMap<>(byId);
        all.put(device.id(), device);
        return of(all.values());
    }

    /** The book without a device. */
    Book without(String id) {
        Map<String, Device> all = new LinkedHashMap<>(byId);
        all.remove(id);
        return of(all.values());
    }

    Optional<Device> device(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Standing who(String digest) {
        return byToken.getOrDefault(digest, new Standing.Unknown());
    }
}
