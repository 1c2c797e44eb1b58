package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.BooleanNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.NumberNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import ai.openclaw.sandbox.model.config.ConfigNode.UnresolvedNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.config.Location;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over a part of the document, which collects every problem instead of stopping at the first. Messages never repeat a value: it may
 * have come out of a variable and be a secret.
 */
final class Reading {

    private final Surroundings surroundings;
    private final Set<ConfigProblem> problems = new LinkedHashSet<>();

    Reading(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    boolean failed() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    void add(ConfigProblem problem) {
        problems.add(problem);
    }

    /** Reports a value as wrong; returns empty so that readers can end with it. */
    <T> Optional<T> refuse(Value value, String message, String remedy) {
        return refuse(value.location(), value.path(), message, remedy);
    }

    /** Reports a place as wrong; returns empty so that readers can end with it. */
    <T> Optional<T> refuse(Location location, ConfigPath path, String message, String remedy) {
        add(ConfigProblem.error(location, path, message, remedy));
        return Optional.empty();
    }

    Optional<String> text(Value value, String expected) {
        return value.node() instanceof StringNode text ? Optional.of(text.value()) : wrongKind(value, expected);
    }

    Optional<Boolean> flag(Value value) {
        return value.node() instanceof BooleanNode flag
                ? Optional.of(flag.value())
                : wrongKind(value, "true or false, without quotes");
    }

    Optional<BigDecimal> number(Value value, String expected) {
        return value.node() instanceof NumberNode number ? Optional.of(number.value()) : wrongKind(value, expected);
    }

    Optional<ListNode> list(Value value, String expected) {
        return value.node() instanceof ListNode list ? Optional.of(list) : wrongKind(value, expected);
    }

    Optional<ObjectNode> object(Value value, String expected) {
        return value.node() instanceof ObjectNode object ? Optional.of(object) : wrongKind(value, expected);
    }

    /** Reports that a value is of another kind than the {@code expected} one. */
    <T> Optional<T> wrongKind(Value value, String expected) {
        ConfigNode node = value.node();
        if (node instanceof UnresolvedNode unresolved) {
            String name = unresolved.variable();
            return refuse(
                    value,
                    "refers to the variable " + name + ", which is not set.",
                    "Set " + name + " in the daemon's environment or in the env block, or write $${" + name
                            + "} if the text itself is meant.");
        }
        return refuse(value, "is " + node.kind() + ".", "Write " + expected + ".");
    }
}
