package ai.openclaw.sandbox.reconciler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RegistryTest {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration GRAIN = Duration.ofSeconds(15);
    private static final SandboxIdentity WORK = new SandboxIdentity(
            new SandboxName("work"),
            SandboxKind.TOOL,
            AgentId.of("work"),
            SandboxScope.AGENT,
            new ScopeKey("agent:work"));

    private final MemoryStore store = new MemoryStore();
    private final Registry registry = new Registry(store);

    @Test
    void keepsAUseOfWhatIsRememberedOnceInAGrain() {
        registry.update(WORK, T0, record -> record);
        registry.used(WORK.name(), T0, GRAIN);
        registry.used(WORK.name(), T0.plus(GRAIN), GRAIN);
        assertThat(keptUse()).contains(T0);
        registry.used(WORK.name(), T0.plus(GRAIN).plusMillis(1), GRAIN);
        assertThat(keptUse()).contains(T0.plus(GRAIN).plusMillis(1));
        assertThat(store.writes()).isEqualTo(3);
    }

    @Test
    void remembersNobodyForAUseAlone() {
        registry.used(WORK.name(), T0, GRAIN);
        assertThat(registry.get(WORK.name())).isEmpty();
        assertThat(store.writes()).isZero();
    }

    @Test
    void actsOnNothingThatCouldNotBeKept() {
        registry.update(WORK, T0, record -> record);
        store.full(true);
        assertThatThrownBy(() -> registry.used(WORK.name(), T0, GRAIN)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> registry.forget(WORK.name())).isInstanceOf(StoreException.class);
        assertThat(registry.get(WORK.name())).contains(SandboxRecord.firstSeen(WORK, T0));
    }

    @Test
    void forgetsOnDiskAndInMemory() {
        registry.update(WORK, T0, record -> record);
        registry.forget(WORK.name());
        assertThat(registry.names()).isEmpty();
        assertThat(store.load()).isEmpty();
    }

    private Optional<Instant> keptUse() {
        return store.load().getFirst().lastUsed();
    }
}
