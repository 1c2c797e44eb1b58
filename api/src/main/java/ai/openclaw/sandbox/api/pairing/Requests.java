package ai.openclaw.sandbox.api.pairing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who waits to be let in, each device once. In memory only: whoever still waits after a restart asks again. Guarded by its owner. */
final class Requests {

    /** How long a request waits for an answer. */
    static final Duration TTL = Duration.ofMinutes(5);

    /** Most requests at once. To make one takes the shared token, so more come by mistake only. */
    static final int MOST = 50;

    private final Map<String, PairingRequest> byDevice = new LinkedHashMap<>(); // the oldest first

    /** Devices that were sent away and have not heard of it. */
    private final Map<String, Instant> sentAway = new LinkedHashMap<>(); // when, the first first

    /** The request of a device: the one it made already, or a new one; empty when too many wait. */
    Optional<PairingRequest> ask(Connect connect, String address, Instant now) {
        forgetExpired(now);
        PairingRequest before = byDevice.get(connect.deviceId());
        if (before == null && byDevice.size() >= MOST) {
            return Optional.empty();
        }
        PairingRequest request = new PairingRequest(
                before == null ? UUID.randomUUID().toString() : before.id(),
                connect.deviceId(),
                connect.name(),
                connect.role(),
                address,
                before == null ? now : before.createdAt(),
                before == null ? now.plus(TTL) : before.expiresAt());
        byDevice.put(connect.deviceId(), request);
        return Optional.of(request);
    }

    /** Sends a device away, by the id of its request. */
    Optional<PairingRequest> reject(String id, Instant now) {
        Optional<PairingRequest> request = take(id, now);
        request.ifPresent(it -> {
            if (sentAway.size() >= MOST) {
                sentAway.remove(sentAway.keySet().iterator().next());
            }
            sentAway.put(it.deviceId(), now);
        });
        return request;
    }

    /** Whether a device was sent away and has not heard of it; now it does. So a page that asks again by itself stops, and a person may ask anew. */
    boolean hearsThatItWasSentAway(String deviceId, Instant now) {
        forgetExpired(now);
        return sentAway.remove(deviceId) != null;
    }

    /** Takes a request out, by its id. */
    Optional<PairingRequest> take(String id, Instant now) {
        forgetExpired(now);
        Optional<PairingRequest> request =
                byDevice.values().stream().filter(it -> it.id().equals(id)).findFirst();
        request.ifPresent(it -> byDevice.remove(it.deviceId()));
        return request;
    }

    /** Forgets what a device asked for: it is in. */
    void drop(String deviceId) {
        byDevice.remove(deviceId);
        sentAway.remove(deviceId);
    }

    List<PairingRequest> list(Instant now) {
        forgetExpired(now);
        return new ArrayList<>(byDevice.values());
    }

    /** A clock that was set back would keep them for ever: what was asked for in the future is over as well. */
    private void forgetExpired(Instant now) {
        byDevice.values().removeIf(it -> !now.isBefore(it.expiresAt()) || now.isBefore(it.createdAt()));
        sentAway.values().removeIf(at -> !now.isBefore(at.plus(TTL)) || now.isBefore(at));
    }
}
