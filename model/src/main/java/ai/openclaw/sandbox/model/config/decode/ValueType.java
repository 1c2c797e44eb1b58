package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.NullNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How one kind of value is read and checked. A reader reports what is wrong and then yields nothing. */
@FunctionalInterface
interface ValueType<T> {

    /** Most items of one list or map. */
    int MAX_ITEMS = 1000;

    Optional<T> read(Value value, Reading reading);

    /** {@code true} or {@code false}. */
    static ValueType<Boolean> flag() {
        return (value, reading) -> reading.flag(value);
    }

    /** One of the constants of an enumeration, in lower case and with dashes. */
    static <E extends Enum<E>> ValueType<E> word(Class<E> words) {
        Map<String, E> known = new LinkedHashMap<>();
        for (E constant : words.getEnumConstants()) {
            known.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        String choice = "one of " + String.join(", ", known.keySet()) + ", in quotes";
        return (value, reading) -> reading.text(value, choice).flatMap(text -> {
            E constant = known.get(text.strip());
            if (constant != null) {
                return Optional.of(constant);
            }
            String meant = Spelling.nearest(text, known.keySet())
                    .map(word -> " Did you mean " + word + "?")
                    .orElse("");
            return reading.refuse(value, "is not a known word.", "Write " + choice + "." + meant);
        });
    }

    /** One of some words, kept as text. */
    static ValueType<String> wordOf(List<String> words) {
        String choice = "one of " + String.join(", ", words) + ", in quotes";
        return text(
                choice,
                text -> words.contains(text)
                        ? Parsed.good(text)
                        : Parsed.bad("is not a known word.", "Write " + choice + "."));
    }

    /** A string that {@code parser} understands; {@code expected} completes "Write …". */
    static <T> ValueType<T> text(String expected, Function<String, Parsed<T>> parser) {
        return (value, reading) ->
                reading.text(value, expected).flatMap(text -> settle(parser.apply(text), value, reading));
    }

    /** A whole number within bounds, both included. */
    static ValueType<Long> integer(long least, long most) {
        String expected = "a whole number from " + least + " to " + most;
        return (value, reading) -> reading.number(value, expected).flatMap(number -> {
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            boolean inside =
                    number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            return whole && inside
                    ? Optional.of(number.longValueExact())
                    : reading.refuse(
                            value, whole ? "is out of range." : "is not a whole number.", "Write " + expected + ".");
        });
    }

    /** A number within bounds, both included. */
    static ValueType<BigDecimal> decimal(BigDecimal least, BigDecimal most) {
        String expected = "a number from " + least.toPlainString() + " to " + most.toPlainString();
        return (value, reading) -> reading.number(value, expected).flatMap(number -> {
            boolean inside = number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
            return inside ? Optional.of(number) : reading.refuse(value, "is out of range.", "Write " + expected + ".");
        });
    }

    /** A list whose items are all read, so that each wrong one is reported. */
    static <T> ValueType<List<T>> listOf(String expected, ValueType<T> item) {
        return (value, reading) -> reading.list(value, expected).flatMap(list -> {
            if (list.items().size() > MAX_ITEMS) {
                return reading.refuse(value, "is too long.", "Write at most " + MAX_ITEMS + " items.");
            }
            List<T> items = new ArrayList<>();
            Value.items(value.path(), list)
                    .forEach(each -> item.read(each, reading).ifPresent(items::add));
            return items.size() == list.items().size() ? Optional.of(List.copyOf(items)) : Optional.empty();
        });
    }

    /** An object from names that {@code names} understands to values; a null value counts as not written. */
    static <T> ValueType<Map<String, T>> mapOf(
            String expected, Function<String, Parsed<String>> names, ValueType<T> type) {
        return (value, reading) ->
                reading.object(value, expected).flatMap(object -> readMembers(value, object, reading, names, type));
    }

    private static <T> Optional<Map<String, T>> readMembers(
            Value value,
            ObjectNode object,
            Reading reading,
            Function<String, Parsed<String>> names,
            ValueType<T> type) {
        if (object.members().size() > MAX_ITEMS) {
            return reading.refuse(value, "has too many members.", "Write at most " + MAX_ITEMS + ".");
        }
        Map<String, T> members = new LinkedHashMap<>();
        boolean whole = true;
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            Value member = new Value(
                    value.path().child(entry.getKey()), entry.getValue().value());
            Optional<String> name = switch (names.apply(entry.getKey())) {
                case Parsed.Good<String>(String good) -> Optional.of(good);
                case Parsed.Bad<String>(String message, String remedy) ->
                    reading.refuse(entry.getValue().keyLocation(), member.path(), message, remedy);
            };
            if (member.node() instanceof NullNode) {
                continue;
            }
            Optional<T> read = type.read(member, reading);
            whole &= name.isPresent() && read.isPresent();
            name.ifPresent(key -> read.ifPresent(good -> members.put(key, good)));
        }
        return whole ? Optional.of(members) : Optional.empty();
    }

    private static <T> Optional<T> settle(Parsed<T> parsed, Value value, Reading reading) {
        return switch (parsed) {
            case Parsed.Good<T> good -> Optional.of(good.value());
            case Parsed.Bad<T> bad -> reading.refuse(value, bad.message(), bad.remedy());
        };
    }
}
