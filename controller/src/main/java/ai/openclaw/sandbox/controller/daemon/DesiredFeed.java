package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Brings configuration and sessions together and tells the reconciler what follows. Safe from any thread. */
final class DesiredFeed {

    private final Reconciler reconciler;
    private final DesiredStateBuilder builder;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<Settings> settings = Optional.empty(); // guarded by this
    private SessionSnapshot sessions = SessionSnapshot.unknown(); // guarded by this

    DesiredFeed(Reconciler reconciler, DesiredStateBuilder builder) {
        this.reconciler = reconciler;
        this.builder = builder;
    }

    /** The configuration in force has changed; none is in force while there never was a good one. */
    synchronized void configured(Optional<Settings> inForce) {
        settings = inForce;
        tell();
    }

    /** More is known of the host than when the sandboxes were worked out. */
    synchronized void hostChanged() {
        builder.forget();
        tell();
    }

    /** The sessions have changed. */
    synchronized void sessionsChanged(SessionSnapshot now) {
        sessions = now;
        tell();
    }

    /** The sessions known. */
    synchronized SessionSnapshot sessions() {
        return sessions;
    }

    /** Calls a listener when configuration or sessions have changed. It must return at once. */
    void follow(Runnable listener) {
        listeners.add(listener);
    }

    /** What visits would do by these settings and the sessions there are. */
    Map<SandboxName, Plan> preview(Settings candidate) {
        return reconciler.preview(builder.build(candidate, sessions()));
    }

    private void tell() {
        listeners.forEach(Runnable::run);
        settings.ifPresent(inForce -> reconciler.desire(builder.build(inForce, sessions)));
    }
}
