package ai.openclaw.sandbox.api.http;

import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.util.Optional;

/**
 * By what the daemon proves who it is.
 *
 * @param chain its certificate and those up to the authority, PEM
 * @param key the private key, PEM
 * @param authority the certificate of the authority that clients have to trust, PEM; empty where they trust it already
 */
public record TlsIdentity(String chain, Secret key, Optional<String> authority) {}
