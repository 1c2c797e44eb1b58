package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.http.Lockout;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Hears what a device says and decides whether it comes in. May wait for the disk. */
final class Reception {

    /** How wrong the clock of a device may be. */
    static final Duration SKEW = Duration.ofMinutes(10);

    private final Devices devices;
    private final SharedToken shared;
    private final Lockout lockout;
    private final InstantSource clock;

    Reception(Devices devices, SharedToken shared, Lockout lockout, InstantSource clock) {
        this.devices = devices;
        this.shared = shared;
        this.lockout = lockout;
        this.clock = clock;
    }

    /** Whether a device that says this in answer to a nonce comes in. */
    Verdict hear(String message, String nonce, Arrival arrival) {
        Optional<Connect> connect = Connect.parse(message);
        if (connect.isEmpty()) {
            return new Verdict.Refused("unauthorized: this is no connect message of version 2");
        }
        Verdict verdict = judge(connect.get(), nonce, arrival);
        if (verdict instanceof Verdict.Guessed) {
            lockout.failed(arrival.address());
        }
        return verdict;
    }

    /** Whoever shows what nobody can guess is not shut out for what others at the same address do. */
    private Verdict judge(Connect connect, String nonce, Arrival arrival) {
        Optional<Duration> out = lockout.remaining(arrival.address());
        if (out.isPresent() && !devices.beyondGuessing(connect)) {
            return new Verdict.Refused("unauthorized: too many failures from this address; wait "
                    + out.get().plusSeconds(1).toSeconds() + " s");
        }
        if (!connect.genuine(nonce)) {
            return new Verdict.Guessed("unauthorized: the signature is not one of this device and nonce");
        }
        Duration skew = Duration.between(connect.signedAt(), clock.instant()).abs();
        if (skew.compareTo(SKEW) > 0) {
            return new Verdict.Refused(
                    "unauthorized: this device's clock is wrong by " + skew.toMinutes() + " min; set it right");
        }
        return devices.admit(connect, arrival, shared);
    }
}
