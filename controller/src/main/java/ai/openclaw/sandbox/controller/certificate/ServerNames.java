package ai.openclaw.sandbox.controller.certificate;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** By which names and addresses clients may call the daemon and find it in its certificate. */
public final class ServerNames {

    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "::1");
    private static final int MOST_ADDRESSES = 64;

    private ServerNames() {}

    /** Those of this host, the names it was told of, and the address it is bound to; all addresses of the host where it is bound to all. */
    public static Set<String> of(String boundTo, Collection<String> told) {
        Set<String> names = new TreeSet<>(ALWAYS);
        names.addAll(told);
        if (address(boundTo)) {
            InetAddress bound = InetAddresses.forString(boundTo);
            if (bound.isAnyLocalAddress()) {
                names.addAll(ofHost());
            } else {
                names.add(InetAddresses.toAddrString(bound));
            }
        }
        return names;
    }

    private static List<String> ofHost() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(it -> !it.isLinkLocalAddress() && !it.isLoopbackAddress())
                    .map(InetAddresses::toAddrString)
                    .distinct()
                    .limit(MOST_ADDRESSES)
                    .toList();
        } catch (SocketException e) {
            return List.of(); // then it is called by its names
        }
    }

    static boolean address(String name) {
        return InetAddresses.isInetAddress(name);
    }

    /** Whether a certificate speaks for all of these names. */
    static boolean covers(X509Certificate certificate, Set<String> names) throws GeneralSecurityException {
        Set<String> covered = new TreeSet<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(it -> covered.add(canonical(String.valueOf(it.get(1)))));
        }
        return names.stream().map(ServerNames::canonical).allMatch(covered::contains);
    }

    private static String canonical(String name) {
        return address(name) ? InetAddresses.toAddrString(InetAddresses.forString(name)) : name;
    }
}
