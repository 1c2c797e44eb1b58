package ai.openclaw.sandbox.reconciler.drift;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SpecFields;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How a container differs from what it should be, field by field. Pure. */
public final class Drift {

    private Drift() {}

    /**
     * The differences; none when the container is what it should be.
     *
     * @param container the container
     * @param record what is remembered of it, for telling old values
     * @param spec what it should be
     * @param image what is known of the wanted image; drift of the image counts only when it is known
     */
    public static List<DriftField> between(
            ObservedContainer container, Optional<ContainerRecord> record, SandboxSpec spec, ImageFact image) {
        List<DriftField> fields = new ArrayList<>();
        Optional<String> hash = container.label(SandboxLabels.CONFIG_HASH);
        if (!hash.equals(Optional.of(spec.hash().value()))) {
            fields.addAll(changed(hash, record.flatMap(ContainerRecord::madeFrom), spec));
        }
        fields.addAll(lostLabels(container, spec, fields));
        if (image instanceof ImageFact.Present present && !present.id().equals(container.imageId())) {
            fields.add(new DriftField("imageId", Optional.of(container.imageId()), Optional.of(present.id())));
        }
        return fields;
    }

    private static List<DriftField> changed(Optional<String> hash, Optional<SpecFields> from, SandboxSpec spec) {
        List<DriftField> fields = from.map(old -> compare(old, spec.fields())).orElseGet(List::of);
        // Nothing remembered, or remembered fields that agree with a hash of another epoch: the hash itself is all
        // there is to tell.
        return fields.isEmpty()
                ? List.of(new DriftField(
                        "configHash", hash, Optional.of(spec.hash().value())))
                : fields;
    }

    private static List<DriftField> compare(SpecFields from, SpecFields to) {
        TreeSet<String> paths = new TreeSet<>(from.values().keySet());
        paths.addAll(to.values().keySet());
        List<DriftField> fields = new ArrayList<>();
        for (String path : paths) {
            Optional<String> before = Optional.ofNullable(from.values().get(path));
            Optional<String> after = Optional.ofNullable(to.values().get(path));
            if (!before.equals(after)) {
                fields.add(new DriftField(path, before, after));
            }
        }
        return fields;
    }

    private static List<DriftField> lostLabels(
            ObservedContainer container, SandboxSpec spec, List<DriftField> alreadyTold) {
        List<DriftField> fields = new ArrayList<>();
        for (Map.Entry<String, String> label : spec.container().labels().entrySet()) {
            String path = "labels." + label.getKey();
            Optional<String> actual = container.label(label.getKey());
            boolean told = alreadyTold.stream().anyMatch(field -> field.path().equals(path));
            if (!told && !actual.equals(Optional.of(label.getValue()))) {
                fields.add(new DriftField(path, actual, Optional.of(label.getValue())));
            }
        }
        return fields;
    }
}
