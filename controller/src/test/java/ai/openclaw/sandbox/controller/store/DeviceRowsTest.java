package ai.openclaw.sandbox.controller.store;

import static ai.openclaw.sandbox.controller.store.Records.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import ai.openclaw.sandbox.api.port.DeviceStore.Tokens;
import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.controller.ManualClock;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceRowsTest {

    @TempDir
    private Path root;

    private Registry open() throws StateException {
        return Registry.open(StateDirectory.prepare(root, new Owner(0, 0)), new ManualClock(NOON));
    }

    @Test
    void devices_outlive_the_daemon_those_shut_out_as_well() throws Exception {
        Device paired = new Device(
                "a".repeat(64),
                "Chromium on Linux",
                Role.OPERATOR,
                new Tokens(Optional.of("digest"), Optional.of("older")),
                NOON,
                NOON.plusSeconds(60),
                Optional.empty());
        Device revoked = new Device(
                "b".repeat(64), "Phone", Role.VIEWER, Tokens.none(), NOON, NOON, Optional.of(NOON.plusSeconds(90)));
        try (Registry registry = open()) {
            registry.devices().put(paired);
            registry.devices().put(revoked);
        }
        try (Registry registry = open()) {
            assertThat(registry.devices().load()).containsExactly(paired, revoked);
            registry.devices().remove(paired.id());
            assertThat(registry.devices().load()).containsExactly(revoked);
        }
    }
}
