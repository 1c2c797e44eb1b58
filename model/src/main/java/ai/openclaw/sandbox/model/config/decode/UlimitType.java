package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.NumberNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import ai.openclaw.sandbox.model.config.ResourceLimits.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ulimits: a number for both bounds, {@code { soft, hard }}, or the engine's {@code "soft:hard"}; -1 means unlimited. */
final class UlimitType {

    private static final long UNLIMITED = -1;
    private static final String EXPECTED = "a number, or { soft: 1024, hard: 2048 }; -1 means unlimited";

    /** The limits Linux knows, as the engine names them. */
    private static final List<String> NAMES = List.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    private static final Key<Long> SOFT = Key.of("soft", ValueType.integer(UNLIMITED, Long.MAX_VALUE));
    private static final Key<Long> HARD = Key.of("hard", ValueType.integer(UNLIMITED, Long.MAX_VALUE));
    private static final Schema BOUNDS = new Schema(List.of(SOFT, HARD), Set.of(), Map.of());

    private UlimitType() {}

    static ValueType<Map<String, Ulimit>> all() {
        return ValueType.mapOf("an object such as { nofile: 1024 }", UlimitType::name, UlimitType::read);
    }

    private static Parsed<String> name(String name) {
        if (NAMES.contains(name)) {
            return Parsed.good(name);
        }
        String meant = Spelling.nearest(name, NAMES)
                .map(near -> "Did you mean " + near + "?")
                .orElse("");
        return Parsed.bad(
                "is not a ulimit.", meant.isEmpty() ? "Write one of " + String.join(", ", NAMES) + "." : meant);
    }

    private static Optional<Ulimit> read(Value value, Reading reading) {
        return switch (value.node()) {
            case NumberNode number -> SOFT.type().read(value, reading).map(bound -> new Ulimit(bound, bound));
            case StringNode text ->
                parse(text.value())
                        .or(() -> reading.refuse(value, "is not a limit.", "Write " + EXPECTED + "."))
                        .flatMap(limit -> ordered(limit, value, reading));
            case ObjectNode object -> bounds(object, value, reading).flatMap(limit -> ordered(limit, value, reading));
            default -> reading.wrongKind(value, EXPECTED);
        };
    }

    private static Optional<Ulimit> parse(String text) {
        String[] parts = text.strip().split(":", -1);
        try {
            long soft = Long.parseLong(parts[0]);
            long hard = parts.length == 1 ? soft : Long.parseLong(parts[1]);
            return parts.length <= 2 && soft >= UNLIMITED && hard >= UNLIMITED
                    ? Optional.of(new Ulimit(soft, hard))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Ulimit> bounds(ObjectNode object, Value value, Reading reading) {
        Section section = new SectionReader(BOUNDS, reading).read(Optional.of(value));
        Optional<Long> soft = section.get(SOFT).or(() -> section.get(HARD));
        Optional<Long> hard = section.get(HARD).or(() -> section.get(SOFT));
        if (soft.isPresent() && hard.isPresent()) {
            return Optional.of(new Ulimit(soft.get(), hard.get()));
        }
        // A bound that was written wrongly has been reported already.
        return object.members().isEmpty()
                ? reading.refuse(value, "has no bound.", "Write " + EXPECTED + ".")
                : Optional.empty();
    }

    private static Optional<Ulimit> ordered(Ulimit limit, Value value, Reading reading) {
        boolean ordered = limit.hard() == UNLIMITED || (limit.soft() != UNLIMITED && limit.soft() <= limit.hard());
        return ordered
                ? Optional.of(limit)
                : reading.refuse(value, "has a soft bound above the hard one.", "Lower soft or raise hard.");
    }
}
