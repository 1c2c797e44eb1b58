package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.ApiServer;
import ai.openclaw.sandbox.api.ApiStartException;
import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.controller.certificate.Certificates;
import ai.openclaw.sandbox.controller.certificate.GivenCertificate;
import ai.openclaw.sandbox.controller.certificate.OwnAuthority;
import ai.openclaw.sandbox.controller.certificate.ServerNames;
import ai.openclaw.sandbox.controller.store.StateDirectory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTPS beside HTTP: kubectl and all that is made like it send a token over nothing else. Whether and where is {@code OPENCLAW_GATEWAY_TLS_PORT}, by default the port after that of HTTP. */
final class SecureListening {

    /** The variable: a port, or {@code off}. */
    static final String VARIABLE = "OPENCLAW_GATEWAY_TLS_PORT";

    private static final String OFF = "off";
    private static final int MAX_PORT = 65_535;
    private static final Logger log = LoggerFactory.getLogger(SecureListening.class);

    private final Certificates certificates;
    private final ApiServer api;
    private volatile TlsIdentity shown;

    private SecureListening(Certificates certificates, ApiServer api, TlsIdentity shown) {
        this.certificates = certificates;
        this.api = api;
        this.shown = shown;
    }

    /** What it takes. */
    record Place(Listening listening, StateDirectory state, String instance, InstantSource clock) {}

    /** Listens, unless that is switched off. What comes back looks now and then whether another certificate is due. */
    static Runnable start(ApiServer api, Place place, Map<String, String> environment)
            throws StartException, ApiStartException, IOException {
        Optional<Integer> port = port(environment, place.listening().port());
        if (port.isEmpty()) {
            return () -> {};
        }
        Listening listening = place.listening();
        Certificates certificates = GivenCertificate.of(environment)
                .orElseGet(() -> new OwnAuthority(
                        place.state().controller(),
                        place.instance(),
                        () -> ServerNames.of(listening.host(), listening.hostNames()),
                        place.clock()));
        TlsIdentity identity = certificates.current();
        api.listenSecurely(listening.host(), port.get(), identity);
        log.info(
                "listening on https://{}:{}/",
                listening.host(),
                api.securePort().orElseThrow());
        return new SecureListening(certificates, api, identity)::renewIfDue;
    }

    private void renewIfDue() {
        try {
            TlsIdentity now = certificates.current();
            if (!now.equals(shown)) {
                api.renew(now);
                shown = now;
                log.info("another certificate is shown from now on");
            }
        } catch (IOException | RuntimeException e) {
            log.warn("the certificate cannot be looked after, the one in use stays: {}", e.getMessage());
        }
    }

    private static Optional<Integer> port(Map<String, String> environment, int http) throws StartException {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        if (text.isEmpty()) {
            return Optional.of(http == 0 || http == MAX_PORT ? 0 : http + 1);
        }
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_PORT) {
            return Optional.of(Integer.parseInt(text));
        }
        throw new StartException(
                StartException.CONFIGURATION,
                "\"" + text + "\" in " + VARIABLE + " is no port. Give a number from 0 to 65535, or off.");
    }
}
