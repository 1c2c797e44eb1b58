package ai.openclaw.sandbox.controller.metrics;

import java.util.Locale;

/** How constants are written as label values. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
