package ai.openclaw.sandbox.controller.daemon;

import com.google.common.base.Splitter;
import com.google.common.net.InternetDomainName;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** By which names, beside {@code localhost} and addresses, browsers may call the daemon: {@code OPENCLAW_GATEWAY_HOSTNAMES}, separated by commas. */
final class HostNames {

    static final String VARIABLE = "OPENCLAW_GATEWAY_HOSTNAMES";

    private static final Splitter LIST = Splitter.on(',').trimResults().omitEmptyStrings();

    private HostNames() {}

    static Set<String> of(Map<String, String> environment) throws StartException {
        Set<String> names = new LinkedHashSet<>();
        for (String name : LIST.split(environment.getOrDefault(VARIABLE, ""))) {
            if (!InternetDomainName.isValid(name)) {
                throw new StartException(
                        StartException.CONFIGURATION,
                        "\"" + name + "\" in " + VARIABLE
                                + " is not a host name. Give names alone, without scheme and port, separated by"
                                + " commas.");
            }
            names.add(name);
        }
        return names;
    }
}
