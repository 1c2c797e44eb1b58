package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One-time links to the dashboard: the first browser that shows the code gets in, and no other does. In memory only. Guarded by its owner. */
final class Links {

    /** How long a link is good. */
    static final Duration TTL = Duration.ofMinutes(10);

    private static final int MOST = 32;

    private final Map<String, Link> byDigest = new LinkedHashMap<>(); // the oldest first

    private record Link(Role role, Instant createdAt, Instant expiresAt, Optional<String> device) {
        /** A clock that was set back makes links nobody can date: they hold no more. */
        boolean holdsAt(Instant now) {
            return now.isBefore(expiresAt) && !now.isBefore(createdAt);
        }

        /** Whether nobody came with it before, or it was this device. */
        boolean opensFor(String other) {
            return device.filter(first -> !first.equals(other)).isEmpty();
        }
    }

    /** What became of showing a code. */
    enum Outcome {
        /** It lets this device in. */
        GOOD,
        /** Another browser used it. */
        USED,
        /** There is no such code, or not any more. */
        UNKNOWN
    }

    /**
     * What became of showing a code, and the role it gives.
     *
     * @param outcome what became of it
     * @param role what a device it lets in may do
     */
    record Shown(Outcome outcome, Role role) {}

    /** Makes a link good for a role; the oldest gives way when there are many. */
    DashboardLink make(Secret code, Role role, Instant now) {
        forgetExpired(now);
        if (byDigest.size() >= MOST) {
            byDigest.remove(byDigest.keySet().iterator().next());
        }
        Instant until = now.plus(TTL);
        byDigest.put(Secrets.digest(code.reveal()), new Link(role, now, until, Optional.empty()));
        return new DashboardLink(code, role, until);
    }

    /** A device shows a code. The one that was first may show it again, for its answer may have been lost. */
    Shown show(String digest, String device, Instant now) {
        forgetExpired(now);
        Link link = byDigest.get(digest);
        if (link == null) {
            return new Shown(Outcome.UNKNOWN, Role.VIEWER);
        }
        if (!link.opensFor(device)) {
            return new Shown(Outcome.USED, Role.VIEWER);
        }
        byDigest.put(digest, new Link(link.role(), link.createdAt(), link.expiresAt(), Optional.of(device)));
        return new Shown(Outcome.GOOD, link.role());
    }

    /** Whether a device that shows this would be let in; says nothing to anybody and changes nothing. */
    boolean good(String digest, String device, Instant now) {
        return Optional.ofNullable(byDigest.get(digest))
                .filter(link -> link.holdsAt(now) && link.opensFor(device))
                .isPresent();
    }

    /** A device that was shut out must not come back by the link it came by. */
    void forget(String device) {
        byDigest.values().removeIf(link -> link.device().equals(Optional.of(device)));
    }

    private void forgetExpired(Instant now) {
        byDigest.values().removeIf(link -> !link.holdsAt(now));
    }
}
