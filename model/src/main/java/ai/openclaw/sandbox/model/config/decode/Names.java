package ai.openclaw.sandbox.model.config.decode;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the engine and the kernel know: users, networks, prefixes, runtimes, profiles, capabilities. */
final class Names {

    /** Most characters of a container prefix; the rest of 63 is needed to tell containers apart. */
    static final int MAX_PREFIX = 40;

    private static final int MAX_NAME = 128;
    private static final long MAX_ID = Integer.MAX_VALUE;
    private static final Pattern ENGINE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern CONTAINER_NETWORK = Pattern.compile("container:[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern IDS = Pattern.compile("(\\d{1,10})(?::(\\d{1,10}))?");
    private static final Pattern USER =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*\\$?(?::[A-Za-z0-9_][A-Za-z0-9_.-]*\\$?)?");
    private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./+-]*");
    private static final Pattern CAPABILITY = Pattern.compile("[A-Z][A-Z0-9_]*");

    private Names() {}

    static Parsed<String> containerPrefix(String text) {
        return ENGINE_NAME.matcher(text).matches() && text.length() <= MAX_PREFIX
                ? Parsed.good(text)
                : Parsed.bad(
                        "is not the start of a container name.",
                        "Write at most " + MAX_PREFIX
                                + " letters, digits, dots, dashes and underscores, a letter or digit first.");
    }

    static Parsed<String> network(String text) {
        boolean known = ENGINE_NAME.matcher(text).matches()
                || CONTAINER_NETWORK.matcher(text).matches();
        return known && text.length() <= MAX_NAME
                ? Parsed.good(text)
                : Parsed.bad("is not the name of a network.", "Write none, bridge, or the name of an engine network.");
    }

    static Parsed<String> runtime(String text) {
        return ENGINE_NAME.matcher(text).matches() && text.length() <= MAX_NAME
                ? Parsed.good(text)
                : Parsed.bad("is not the name of a runtime.", "Write a runtime the engine knows, such as \"runsc\".");
    }

    static Parsed<String> profile(String text) {
        return PROFILE.matcher(text).matches() && text.length() <= MAX_NAME
                ? Parsed.good(text)
                : Parsed.bad(
                        "is not the name of a profile.", "Write the name of a profile that is loaded in the kernel.");
    }

    /** Capabilities are case-insensitive to the engine; one spelling keeps the configuration hash still. */
    static Parsed<String> capability(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
        return CAPABILITY.matcher(bare).matches() && bare.length() <= MAX_NAME
                ? Parsed.good(bare)
                : Parsed.bad("is not a capability.", "Write ALL, or a name such as NET_RAW.");
    }

    static Parsed<String> user(String text) {
        Matcher ids = IDS.matcher(text);
        boolean inRange = ids.matches() && isId(ids.group(1)) && (ids.group(2) == null || isId(ids.group(2)));
        boolean named = USER.matcher(text).matches() && text.length() <= MAX_NAME;
        return inRange || named
                ? Parsed.good(text)
                : Parsed.bad("is not a user.", "Write \"1000:1000\", \"1000\", or a user name the image knows.");
    }

    private static boolean isId(String digits) {
        return Long.parseLong(digits) <= MAX_ID;
    }
}
