package ai.openclaw.sandbox.controller.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands for the host, told by a daemon in a container. */
final class HostSideTest {

    private final HostSide inImage =
            HostSide.of(Map.of("OPENCLAW_HOST_STATE_DIR", "/srv/claw", "OPENCLAW_HOST_WORKSPACE_DIR", "/data/work"));

    @Test
    void aCommandNamesTheHostsDirectory() {
        assertThat(inImage.advice("State directory /home/node/.openclaw cannot be written. Run: sudo chown 1000:1000"
                        + " /home/node/.openclaw"))
                .isEqualTo("State directory /home/node/.openclaw cannot be written. Run on the host: sudo chown"
                        + " 1000:1000 /srv/claw");
        assertThat(inImage.advice("No. Run: sudo chown -R 1000:1000 /home/node/.openclaw/workspace"))
                .isEqualTo("No. Run on the host: sudo chown -R 1000:1000 /data/work");
        assertThat(inImage.advice("No. Run: sudo chown 1000:1000 /home/node/.openclaw/sandboxes"))
                .endsWith(" /srv/claw/sandboxes");
    }

    @Test
    void whatIsNotMountedFromThereAndWhatIsNoCommandStay() {
        assertThat(inImage.advice("No. Run: sudo chmod o+x /home/node/.openclawed"))
                .isEqualTo("No. Run: sudo chmod o+x /home/node/.openclawed");
        assertThat(inImage.advice("/home/node/.openclaw is full.")).isEqualTo("/home/node/.openclaw is full.");
        String onAHost = "No. Run: sudo chown 1000:1000 /home/node/.openclaw";
        assertThat(HostSide.of(Map.of()).advice(onAHost)).isEqualTo(onAHost);
    }
}
