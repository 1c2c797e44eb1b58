package ai.openclaw.sandbox.controller.certificate;

import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate its owner gives: the files {@code OPENCLAW_GATEWAY_TLS_CERT} and {@code OPENCLAW_GATEWAY_TLS_KEY} name, and, where clients do not trust its authority
 * already, {@code OPENCLAW_GATEWAY_TLS_CA}. They are read again now and then, so whoever renews them need not tell the daemon.
 *
 * @param certificate the certificate and those up to its authority
 * @param key its key, PKCS #8
 * @param authority the certificate of the authority
 */
public record GivenCertificate(Path certificate, Path key, Optional<Path> authority) implements Certificates {

    static final String CERTIFICATE = "OPENCLAW_GATEWAY_TLS_CERT";
    static final String KEY = "OPENCLAW_GATEWAY_TLS_KEY";
    static final String AUTHORITY = "OPENCLAW_GATEWAY_TLS_CA";

    /**
     * The one the environment names, if it does.
     *
     * @throws IOException when it names a certificate without a key, or a key without a certificate
     */
    public static Optional<Certificates> of(Map<String, String> environment) throws IOException {
        Optional<Path> certificate = path(environment, CERTIFICATE);
        Optional<Path> key = path(environment, KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IOException("set both " + CERTIFICATE + " and " + KEY + ", or neither");
        }
        return certificate.map(it -> new GivenCertificate(it, key.orElseThrow(), path(environment, AUTHORITY)));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    @Override
    public TlsIdentity current() throws IOException {
        String chain = read(certificate, CERTIFICATE);
        try {
            Pem.certificate(chain);
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " (" + CERTIFICATE + ") is no certificate in PEM form", e);
        }
        Optional<String> root =
                authority.isPresent() ? Optional.of(read(authority.get(), AUTHORITY)) : Optional.empty();
        return new TlsIdentity(chain, new Secret(read(key, KEY)), root);
    }

    private static String read(Path file, String variable) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + " (" + variable + "): " + e.getMessage(), e);
        }
    }
}
