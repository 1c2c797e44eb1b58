package ai.openclaw.sandbox.model.config.decode;

import java.net.Inet6Address;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses, ranges of them and names for them; nothing is ever looked up. */
final class Addresses {

    private static final int MAX_HOST = 253;
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern RANGE = Pattern.compile("([0-9A-Fa-f:.]{2,45})/(\\d{1,3})");
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final String HOST_GATEWAY = "host-gateway";

    private Addresses() {}

    static Parsed<String> address(String text) {
        return isV4(text) || isV6(text)
                ? Parsed.good(text)
                : Parsed.bad(
                        "is not an IP address.", "Write an address such as \"1.1.1.1\"; names cannot be used here.");
    }

    static Parsed<String> range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (matcher.matches()) {
            int bits = Integer.parseInt(matcher.group(2));
            String address = matcher.group(1);
            if ((isV4(address) && bits <= 32) || (isV6(address) && bits <= 128)) {
                return Parsed.good(text);
            }
        }
        return Parsed.bad("is not a range of addresses.", "Write it as \"10.0.0.0/8\".");
    }

    static Parsed<String> extraHost(String text) {
        int colon = text.indexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String address = colon < 0 ? "" : text.substring(colon + 1);
        boolean reachable = isV4(address) || isV6(address) || address.equals(HOST_GATEWAY);
        return reachable && host.length() <= MAX_HOST && HOST.matcher(host).matches()
                ? Parsed.good(text)
                : Parsed.bad("is not a host with its address.", "Write it as \"name:10.0.0.5\".");
    }

    private static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    private static boolean isV6(String text) {
        if (!V6.matcher(text).matches() || text.indexOf(':') < 0) {
            return false;
        }
        try {
            Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
