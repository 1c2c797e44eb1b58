package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the daemon can do its work.
 *
 * @param engine the link to the engine
 * @param reasons why it cannot, one sentence each; empty when it can
 */
public record Readiness(EngineLink.Health engine, List<String> reasons) {

    public Readiness {
        reasons = List.copyOf(reasons);
    }

    /** Judges by the engine and the configuration. */
    public static Readiness of(EngineLink.Health engine, ConfigurationReport configuration) {
        List<String> reasons = new ArrayList<>();
        switch (engine.state()) {
            case AWAY ->
                reasons.add(sentence("The container engine cannot be reached: "
                        + engine.why().orElse("it does not say why")));
            case SYNCING -> reasons.add("The first look at all containers is not done yet.");
            case SYNCED -> {}
        }
        if (configuration.settings().isEmpty()) {
            reasons.add("There is no valid configuration yet; see: openclaw config validate");
        }
        return new Readiness(engine, reasons);
    }

    private static String sentence(String words) {
        return words.endsWith("?") || words.endsWith(".") ? words : words + ".";
    }

    /** Whether it can. */
    public boolean ready() {
        return reasons.isEmpty();
    }
}
