package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.port.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which devices are here now, so that one that is shut out is out at once. Safe from any thread. */
public final class Presence {

    private final Map<String, Set<Visit>> visits = new HashMap<>(); // guarded by this

    /** Something a device has open here. */
    public interface Visit {

        /** Ends it. */
        void end(String reason);

        /** Says that something about devices has changed, if it is such that it is told. */
        void hint();

        /** What its device may do. */
        Role role();

        /** Whether it shows that somebody sits at the device, rather than that it asks something now. */
        boolean lasting();
    }

    /** A visit begins; returns whether it had not begun before. */
    public synchronized boolean enter(String device, Visit visit) {
        return visits.computeIfAbsent(device, any -> new HashSet<>()).add(visit);
    }

    /** A visit is over. */
    public synchronized void leave(String device, Visit visit) {
        Set<Visit> open = visits.get(device);
        if (open != null && open.remove(visit) && open.isEmpty()) {
            visits.remove(device);
        }
    }

    /** Ends all visits of a device. */
    void end(String device, String reason) {
        of(device).forEach(visit -> visit.end(reason));
    }

    /** Tells admins that something about devices has changed. */
    void hint() {
        all().stream().filter(visit -> visit.role().covers(Role.ADMIN)).forEach(Visit::hint);
    }

    /** Whether somebody sits at the device. */
    synchronized boolean connected(String device) {
        return visits.getOrDefault(device, Set.of()).stream().anyMatch(Visit::lasting);
    }

    private synchronized List<Visit> of(String device) {
        return new ArrayList<>(visits.getOrDefault(device, Set.of()));
    }

    private synchronized List<Visit> all() {
        return visits.values().stream().flatMap(Set::stream).toList();
    }
}
