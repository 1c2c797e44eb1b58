package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec.Hardening;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineInfo;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether an engine can confine a container as it is told to. Some engines leave out silently what their kernel does not have. */
final class HardeningCheck {

    private static final String SECCOMP = "seccomp";
    private static final String APPARMOR = "apparmor";

    private HardeningCheck() {}

    /** What it cannot give; empty when it can give all. Nobody is asked where nothing beyond the engine's own defaults is wanted. */
    static Optional<Setback> complaint(ContainerEngine engine, Hardening wanted) throws EngineException {
        if (wanted.runtime().isEmpty()
                && wanted.apparmor().isEmpty()
                && wanted.seccomp().isEmpty()) {
            return Optional.empty();
        }
        EngineInfo info = engine.info();
        return wanted.runtime()
                .filter(name -> !info.runtimes().contains(name))
                .map(name -> unknownRuntime(name, info))
                .or(() -> wanted.apparmor()
                        .filter(_ -> !info.securityOptions().contains(APPARMOR))
                        .map(HardeningCheck::noAppArmor))
                .or(() -> wanted.seccomp()
                        .filter(_ -> !info.securityOptions().contains(SECCOMP))
                        .map(_ -> noSeccomp()));
    }

    private static Setback unknownRuntime(String name, EngineInfo info) {
        String known = info.runtimes().stream().sorted().collect(Collectors.joining(", "));
        return incomplete(
                "RuntimeUnknown",
                "The engine has no runtime \"" + name + "\"; it has " + known
                        + ". Install it and name it in the engine's daemon.json under runtimes, then reload the engine"
                        + " (SIGHUP), or remove docker.runtime.");
    }

    private static Setback noAppArmor(String profile) {
        return incomplete(
                "AppArmorMissing",
                "The engine's kernel has no AppArmor, so the profile \"" + profile + "\" would not hold. Start it with"
                        + " AppArmor (kernel parameters apparmor=1 security=apparmor), or remove"
                        + " docker.apparmorProfile.");
    }

    private static Setback noSeccomp() {
        return incomplete(
                "SeccompMissing",
                "The engine's kernel has no seccomp, so no profile would hold. Use a kernel with CONFIG_SECCOMP_FILTER,"
                        + " or remove docker.seccompProfile.");
    }

    private static Setback incomplete(String reason, String message) {
        return new Setback(ConditionType.HARDENING_INCOMPLETE, reason, message);
    }
}
