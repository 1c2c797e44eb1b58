package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.NumberNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of memory as the engine's own tools write them: {@code 512m}, {@code 1.5g}, {@code 1GiB}, or a number of bytes; units are binary. */
final class MemorySize {

    /** The least memory limit the engine accepts, in bytes. */
    static final long LEAST = 6L << 20;

    /** What stands for no limit where that is allowed. */
    static final long UNLIMITED = -1;

    private static final String EXPECTED = "a size such as \"512m\", \"1.5g\" or a number of bytes";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?([kmgtp]?)(?:i?b)?");
    private static final String UNITS = "kmgtp";
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private MemorySize() {}

    /** A memory limit in bytes. */
    static ValueType<Long> limit() {
        return (value, reading) -> read(value, reading)
                .flatMap(bytes -> bytes < LEAST
                        ? reading.refuse(
                                value,
                                "is less than the engine accepts.",
                                "Write \"6m\" or more, or leave it out for no limit.")
                        : Optional.of(bytes));
    }

    /** A limit of memory and swap together in bytes; -1 for unlimited swap. */
    static ValueType<Long> limitOrUnlimited() {
        ValueType<Long> limit = limit();
        return (value, reading) -> isUnlimited(value) ? Optional.of(UNLIMITED) : limit.read(value, reading);
    }

    private static boolean isUnlimited(Value value) {
        return switch (value.node()) {
            case NumberNode number -> number.value().compareTo(BigDecimal.valueOf(UNLIMITED)) == 0;
            case StringNode text -> text.value().strip().equals("-1");
            default -> false;
        };
    }

    private static Optional<Long> read(Value value, Reading reading) {
        if (value.node() instanceof NumberNode number) {
            return bytes(number.value(), value, reading);
        }
        return reading.text(value, EXPECTED).flatMap(text -> {
            Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                return reading.refuse(value, "is not a size.", "Write " + EXPECTED + ".");
            }
            int power = UNITS.indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1);
            BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(10 * power));
            BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
            return bytes(power == 0 ? bytes : bytes.setScale(0, RoundingMode.DOWN), value, reading);
        });
    }

    private static Optional<Long> bytes(BigDecimal bytes, Value value, Reading reading) {
        if (bytes.stripTrailingZeros().scale() > 0) {
            return reading.refuse(value, "is not a whole number of bytes.", "Write " + EXPECTED + ".");
        }
        if (bytes.compareTo(new BigDecimal(MOST)) > 0) {
            return reading.refuse(value, "is larger than any memory.", "Write " + EXPECTED + ".");
        }
        return bytes.signum() < 0
                ? reading.refuse(value, "is negative.", "Write " + EXPECTED + ".")
                : Optional.of(bytes.longValueExact());
    }
}
