package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.port.DeviceStore;
import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import ai.openclaw.sandbox.api.port.DeviceStore.Tokens;
import ai.openclaw.sandbox.api.port.Journal;
import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The devices that get in, and those that ask to. Whose a token is can be asked from an event loop; everything else may wait for the disk. A change is on disk before it
 * counts, but for a revocation, which counts at once.
 */
public final class Devices {

    /** Most devices that may come in. */
    public static final int MOST = 200;

    private static final int MOST_REVOKED = 200;
    private static final int SHOWN = 12;
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final DeviceStore store;
    private final Journal journal;
    private final InstantSource clock;
    private final Presence presence;
    private final Secrets secrets = new Secrets();
    private final Requests requests = new Requests(); // guarded by this
    private final Links links = new Links(); // guarded by this
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private volatile Book book; // replaced under this

    /** Reads the devices kept. */
    public Devices(DeviceStore store, Journal journal, InstantSource clock, Presence presence) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        this.presence = presence;
        this.book = Book.of(store.load());
    }

    /** A device and whether somebody sits at it. */
    public record Seen(Device device, Instant lastSeenAt, Presence presence) {

        /** Whether somebody sits at it. */
        public boolean connected() {
            return presence.connected(device.id());
        }
    }

    /** Whose token has this digest. Never waits. */
    public Standing who(String digest) {
        return book.who(digest);
    }

    /** Whether a device may come in. Never waits. */
    public boolean welcome(String id) {
        return book.device(id).filter(Device::active).isPresent();
    }

    /** The devices that may come in, the one let in last first. */
    public List<Seen> list() {
        return book.byId().values().stream()
                .filter(Device::active)
                .sorted(Comparator.comparing(Device::pairedAt).reversed().thenComparing(Device::id))
                .map(it -> new Seen(it, seen.getOrDefault(it.id(), it.lastSeenAt()), presence))
                .toList();
    }

    /** Who waits to be let in, the oldest first. */
    public synchronized List<PairingRequest> requests() {
        return requests.list(clock.instant());
    }

    /** Makes a link that signs one browser in. */
    public synchronized DashboardLink link(Role role, String actor) {
        DashboardLink link = links.make(secrets.make(), role, clock.instant());
        journal.tell(actor, "DashboardLinkMade", "A one-time link for a browser with the role " + role.word() + ".");
        return link;
    }

    /** Whether a device shows what nobody can guess: its own token, or a link that lets it in. */
    synchronized boolean beyondGuessing(Connect connect) {
        String digest = Secrets.digest(connect.token().reveal());
        boolean own = book.who(digest) instanceof Standing.Known(Device device)
                && device.id().equals(connect.deviceId());
        return own || links.good(digest, connect.deviceId(), clock.instant());
    }

    /** What a device shows beside its key counts as this. */
    synchronized Verdict admit(Connect connect, Arrival arrival, SharedToken shared) {
        Instant now = clock.instant();
        String id = connect.deviceId();
        String digest = Secrets.digest(connect.token().reveal());
        return switch (book.who(digest)) {
            case Standing.Known(Device device) -> device.id().equals(id) ? here(device, now) : anothers();
            case Standing.Outdated(Device device) -> device.id().equals(id) ? issue(device, now) : anothers();
            case Standing.Revoked revoked ->
                new Verdict.Refused("revoked: this device was shut out; sign in anew to ask again");
            case Standing.Unknown unknown ->
                shared.is(digest) ? byToken(connect, arrival, now) : byLink(connect, digest, now);
        };
    }

    private static Verdict anothers() {
        return new Verdict.Guessed("unauthorized: this token belongs to another device");
    }

    private Verdict byToken(Connect connect, Arrival arrival, Instant now) {
        Optional<Device> known = book.device(connect.deviceId());
        if (known.filter(Device::active).isPresent()) {
            return issue(known.get(), now);
        }
        // a person's word that it stays out outweighs where it comes from
        if (arrival.way() == Arrival.Way.DIRECT && known.isEmpty()) {
            return join(connect, connect.role(), Caller.actor(connect.deviceId()), "LocalDevicePaired", now);
        }
        if (requests.hearsThatItWasSentAway(connect.deviceId(), now)) {
            return new Verdict.Refused("rejected: this device was sent away; sign in anew to ask again");
        }
        return requests.ask(connect, arrival.address(), now)
                .<Verdict>map(request -> {
                    presence.hint();
                    return new Verdict.Refused("pairing required (requestId: " + request.id() + ")");
                })
                .orElseGet(() ->
                        new Verdict.Refused("unauthorized: too many devices wait to be paired: openclaw devices list"));
    }

    private Verdict byLink(Connect connect, String digest, Instant now) {
        if (connect.token().reveal().isEmpty()) {
            return new Verdict.Refused("unauthorized: a token is needed: paste it, or use: openclaw dashboard");
        }
        Links.Shown shown = links.show(digest, connect.deviceId(), now);
        return switch (shown.outcome()) {
            case UNKNOWN -> new Verdict.Guessed("unauthorized: the token is wrong, or the link is too old");
            case USED ->
                new Verdict.Guessed("unauthorized: this link was used by another browser; new: openclaw dashboard");
            case GOOD -> {
                Optional<Device> known = book.device(connect.deviceId()).filter(Device::active);
                Role role = known.map(Device::role)
                        .filter(own -> own.covers(shown.role()))
                        .orElse(shown.role());
                yield join(connect, role, Caller.actor(connect.deviceId()), "LinkUsed", now);
            }
        };
    }

    /** Lets a device in that waits. Empty when there is no such request. */
    public synchronized Optional<Device> approve(String request, Optional<Role> role, String actor) {
        Instant now = clock.instant();
        if (full()) {
            throw Problem.tooMany(
                    MOST + " devices are paired, which is the most there may be. Revoke one first: openclaw devices"
                            + " list");
        }
        return requests.take(request, now).map(it -> {
            Device device = new Device(
                    it.deviceId(), it.name(), role.orElse(it.role()), Tokens.none(), now, now, Optional.empty());
            keep(device);
            journal.tell(
                    actor,
                    "DevicePaired",
                    describe(device) + " may come in as " + device.role().word() + ".");
            presence.hint();
            return device;
        });
    }

    /** Sends a device away that waits. Empty when there is no such request. */
    public synchronized Optional<PairingRequest> reject(String request, String actor) {
        Optional<PairingRequest> rejected = requests.reject(request, clock.instant());
        rejected.ifPresent(it -> {
            journal.tell(actor, "DeviceRejected", it.name() + " from " + it.address() + " was sent away.");
            presence.hint();
        });
        return rejected;
    }

    /** Shuts a device out, at once. Empty when it is not in. */
    public synchronized Optional<Device> revoke(String id, String actor) {
        return book.device(id).filter(Device::active).map(device -> {
            Device revoked = new Device(
                    id,
                    device.name(),
                    device.role(),
                    device.tokens(),
                    device.pairedAt(),
                    seen.getOrDefault(id, device.lastSeenAt()),
                    Optional.of(clock.instant()));
            book = book.with(revoked); // before it is on disk: a full disk must not keep anybody in
            links.forget(id);
            seen.remove(id);
            presence.end(id, "revoked: this device was shut out");
            store.put(revoked);
            forgetOldest();
            journal.tell(actor, "DeviceRevoked", describe(device) + " was shut out.");
            presence.hint();
            return revoked;
        });
    }

    /** Makes a device's token worthless; the device itself gets a new one when it comes with its key. Empty when it is not in. */
    public synchronized Optional<Device> rotate(String id, String actor) {
        return book.device(id).filter(Device::active).map(device -> {
            Tokens tokens = new Tokens(
                    Optional.empty(),
                    device.tokens().current().or(() -> device.tokens().outdated()));
            Device rotated = with(device, tokens, seen.getOrDefault(id, device.lastSeenAt()));
            keep(rotated);
            presence.end(id, "token rotated: connect again");
            journal.tell(actor, "DeviceTokenRotated", describe(device) + " has to fetch a new token.");
            return rotated;
        });
    }

    /** A device is here. Never waits; whether it is time to {@link #keepSeen} that. */
    public boolean saw(Device device) {
        Instant now = clock.instant();
        Instant before = seen.put(device.id(), now);
        return Duration.between(before == null ? device.lastSeenAt() : before, now)
                        .compareTo(SEEN_STEP)
                >= 0;
    }

    /** Keeps when a device was last here. */
    public synchronized void keepSeen(String id) {
        book.device(id).filter(Device::active).ifPresent(device -> {
            Instant at = seen.getOrDefault(id, device.lastSeenAt());
            if (!at.equals(device.lastSeenAt())) {
                keep(with(device, device.tokens(), at));
            }
        });
    }

    private Verdict join(Connect connect, Role role, String actor, String reason, Instant now) {
        Optional<Device> known = book.device(connect.deviceId()).filter(Device::active);
        if (known.isEmpty() && full()) {
            return new Verdict.Refused(
                    "unauthorized: " + MOST + " devices are paired; revoke one: openclaw devices list");
        }
        requests.drop(connect.deviceId());
        Device device = new Device(
                connect.deviceId(),
                connect.name(),
                role,
                Tokens.none(),
                known.map(Device::pairedAt).orElse(now),
                now,
                Optional.empty());
        Verdict verdict = issue(device, now);
        journal.tell(actor, reason, describe(device) + " came in as " + role.word() + ".");
        presence.hint();
        return verdict;
    }

    private Verdict here(Device device, Instant now) {
        seen.put(device.id(), now);
        return new Verdict.Welcome(device, Optional.empty());
    }

    private Verdict issue(Device device, Instant now) {
        Secret token = secrets.make();
        Tokens tokens = new Tokens(Optional.of(Secrets.digest(token.reveal())), Optional.empty());
        Device issued = with(device, tokens, now);
        keep(issued);
        seen.put(device.id(), now);
        return new Verdict.Welcome(issued, Optional.of(token));
    }

    private static Device with(Device device, Tokens tokens, Instant lastSeenAt) {
        return new Device(
                device.id(), device.name(), device.role(), tokens, device.pairedAt(), lastSeenAt, device.revokedAt());
    }

    private void keep(Device device) {
        store.put(device);
        book = book.with(device);
    }

    private void forgetOldest() {
        List<Device> revoked = book.byId().values().stream()
                .filter(it -> !it.active())
                .sorted(Comparator.comparing(it -> it.revokedAt().orElse(Instant.EPOCH)))
                .toList();
        for (Device device : revoked.subList(0, Math.max(0, revoked.size() - MOST_REVOKED))) {
            store.remove(device.id());
            book = book.without(device.id());
        }
    }

    private boolean full() {
        return book.byId().values().stream().filter(Device::active).count() >= MOST;
    }

    private static String describe(Device device) {
        return device.name() + " (" + device.id().substring(0, SHOWN) + ")";
    }
}
