package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.sandbox.DriftField;
import java.util.List;
import java.util.stream.Collectors;

/** Puts drift into a cause. */
final class DriftCause {

    private static final int FIELDS_SHOWN = 5;

    private DriftCause() {}

    static Cause of(List<DriftField> drift) {
        boolean imageOnly = drift.stream().allMatch(field -> field.path().equals("imageId"));
        return Cause.own(
                imageOnly ? "ImageChanged" : "ConfigChanged", "Its configuration has changed: " + fields(drift) + ".");
    }

    static String fields(List<DriftField> drift) {
        String shown =
                drift.stream().limit(FIELDS_SHOWN).map(DriftField::toString).collect(Collectors.joining(", "));
        int more = drift.size() - FIELDS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
