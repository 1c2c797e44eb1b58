package ai.openclaw.sandbox.controller.certificate;

import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authority that is made once and kept, 0600, in the state directory, and the server's certificate it signs. That is made anew before it ends and when the daemon goes by
 * other names; the authority only when it ends itself, for then everybody has to be told whom to trust.
 */
public final class OwnAuthority implements Certificates {

    /** The directory, in our room of the state directory, that keeps all of this. */
    public static final String DIRECTORY = "tls";

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final Logger log = LoggerFactory.getLogger(OwnAuthority.class);

    private final Path directory;
    private final String name;
    private final Supplier<Set<String>> names;
    private final InstantSource clock;

    /**
     * An authority.
     *
     * @param room our room of the state directory
     * @param instance whose it is
     * @param names the names and addresses the daemon goes by
     * @param clock wall-clock time
     */
    public OwnAuthority(Path room, String instance, Supplier<Set<String>> names, InstantSource clock) {
        this.directory = room.resolve(DIRECTORY);
        this.name = "OpenClaw sandbox controller authority " + instance;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public TlsIdentity current() throws IOException {
        try {
            PrivateFiles.directory(directory);
            Issuing.Issued authority = authority();
            Issuing.Issued server = server(authority);
            String root = Pem.of(authority.certificate());
            return new TlsIdentity(
                    Pem.of(server.certificate()) + root, new Secret(Pem.of(server.key())), Optional.of(root));
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "the certificates in " + directory + " cannot be used (" + e.getMessage()
                            + "); remove that directory, and new ones are made",
                    e);
        }
    }

    private Issuing.Issued authority() throws GeneralSecurityException, IOException {
        Optional<Issuing.Issued> kept = read("ca");
        if (kept.isPresent() && lasts(kept.get().certificate())) {
            return kept.get();
        }
        Issuing.Issued made = Issuing.authority(name, clock.instant());
        write("ca", made);
        if (kept.isPresent()) {
            log.warn("the certificate authority has ended and was made anew: print kubeconfig files again, with"
                    + " openclaw config kubeconfig");
        }
        return made;
    }

    private Issuing.Issued server(Issuing.Issued authority) throws GeneralSecurityException, IOException {
        Set<String> wanted = names.get();
        Optional<Issuing.Issued> kept = read("server");
        if (kept.isPresent()
                && lasts(kept.get().certificate())
                && signed(kept.get().certificate(), authority)
                && ServerNames.covers(kept.get().certificate(), wanted)) {
            return kept.get();
        }
        Issuing.Issued made = Issuing.server(authority, wanted, clock.instant());
        write("server", made);
        log.info(
                "made a certificate for {}, valid until {}",
                String.join(", ", wanted),
                made.certificate().getNotAfter().toInstant());
        return made;
    }

    private boolean lasts(X509Certificate certificate) {
        Instant now = clock.instant();
        return now.isBefore(certificate.getNotAfter().toInstant().minus(RENEWED_BEFORE))
                && !now.isBefore(certificate.getNotBefore().toInstant());
    }

    private static boolean signed(X509Certificate certificate, Issuing.Issued authority) {
        try {
            certificate.verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false; // of an earlier authority
        }
    }

    private Optional<Issuing.Issued> read(String what) throws GeneralSecurityException, IOException {
        Path certificate = directory.resolve(what + ".crt");
        Path key = directory.resolve(what + ".key");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty(); // never made, or the daemon ended between the two
        }
        return Optional.of(
                new Issuing.Issued(Pem.certificate(Files.readString(certificate)), Pem.key(Files.readString(key))));
    }

    /** The key goes first: a certificate without its key would be taken for whole. */
    private void write(String what, Issuing.Issued issued) throws GeneralSecurityException, IOException {
        Files.deleteIfExists(directory.resolve(what + ".crt"));
        PrivateFiles.replace(directory.resolve(what + ".key"), Pem.of(issued.key()));
        PrivateFiles.replace(directory.resolve(what + ".crt"), Pem.of(issued.certificate()));
    }
}
