package ai.openclaw.sandbox.api.selector;

import ai.openclaw.sandbox.api.feed.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which resources somebody wants to see.
 *
 * @param byLabel what is asked of labels
 * @param byField what is asked of fields
 */
public record Selection(List<Requirement> byLabel, List<Requirement> byField) {

    public Selection {
        byLabel = List.copyOf(byLabel);
        byField = List.copyOf(byField);
    }

    /**
     * Reads selectors.
     *
     * @param labels the label selector
     * @param fields the field selector
     * @param known the fields that can be selected by
     * @throws SelectorException when one cannot be understood
     */
    public static Selection read(Optional<String> labels, Optional<String> fields, List<String> known) {
        return new Selection(
                labels.map(LabelGrammar::read).orElse(List.of()),
                fields.map(text -> FieldGrammar.read(text, known)).orElse(List.of()));
    }

    /** Takes no resource at all. */
    public static Selection nothing() {
        return new Selection(List.of(new Requirement("", Requirement.Test.IN, Set.of())), List.of());
    }

    /** The same, and a field must have a value. */
    public Selection and(String field, String value) {
        List<Requirement> more = new ArrayList<>(byField);
        more.add(new Requirement(field, Requirement.Test.IN, Set.of(value)));
        return new Selection(byLabel, more);
    }

    /** The only value a field may have, if there is one. */
    public Optional<String> onlyValue(String field) {
        return byField.stream()
                .filter(it -> it.key().equals(field) && it.test() == Requirement.Test.IN)
                .map(it -> String.join("", it.values())) // a field selector names one value
                .findFirst();
    }

    /** Whether everything is wanted. */
    public boolean all() {
        return byLabel.isEmpty() && byField.isEmpty();
    }

    /** Whether a resource is wanted. */
    public boolean takes(Item<?> item) {
        return takes(item.labels(), item.fields());
    }

    private boolean takes(Map<String, String> labels, Map<String, String> fields) {
        return byLabel.stream().allMatch(it -> it.holds(labels))
                && byField.stream().allMatch(it -> holds(it, fields));
    }

    /** A field that has no value counts as empty. */
    private static boolean holds(Requirement requirement, Map<String, String> fields) {
        return requirement.holds(Map.of(requirement.key(), fields.getOrDefault(requirement.key(), "")));
    }
}
