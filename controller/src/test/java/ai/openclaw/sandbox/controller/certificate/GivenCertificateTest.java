package ai.openclaw.sandbox.controller.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.controller.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate of the owner's own authority, which here is made as the daemon makes its own. */
class GivenCertificateTest {

    @TempDir
    Path room;

    private TlsIdentity issue(String authority) throws IOException {
        Path place = Files.createDirectories(room.resolve(authority));
        Set<String> names = new TreeSet<>(ServerNames.of("127.0.0.1", Set.of("box.example")));
        return new OwnAuthority(place, authority, () -> names, new ManualClock(Instant.now())).current();
    }

    private Certificates given(TlsIdentity identity) throws IOException {
        return GivenCertificate.of(Map.of(
                        GivenCertificate.CERTIFICATE, write("cert.pem", identity.chain()),
                        GivenCertificate.KEY, write("key.pem", identity.key().reveal()),
                        GivenCertificate.AUTHORITY,
                                write("ca.pem", identity.authority().orElseThrow())))
                .orElseThrow();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(room.resolve(name), text).toString();
    }

    @Test
    void isShownToWhoTrustsItsAuthorityAlsoOnceItWasRenewed() throws Exception {
        TlsIdentity first = issue("first");
        Certificates given = given(first);
        try (RunningApi api = new RunningApi()) {
            int port = api.listenSecurely(given.current());
            assertThat(shown(port, first)).isEqualTo(Pem.certificate(first.chain()));

            TlsIdentity second = issue("second");
            given(second); // in the same files
            api.renew(given.current());
            assertThat(shown(port, second)).isEqualTo(Pem.certificate(second.chain()));
            assertThatThrownBy(() -> shown(port, first)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static Certificate shown(int port, TlsIdentity trusted) throws Exception {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        authorities.setCertificateEntry(
                "authority", Pem.certificate(trusted.authority().orElseThrow()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void halfOfItIsRefused() {
        assertThatThrownBy(() -> GivenCertificate.of(Map.of(GivenCertificate.KEY, "/key.pem")))
                .hasMessageContaining(GivenCertificate.CERTIFICATE)
                .hasMessageContaining(GivenCertificate.KEY);
    }

    @Test
    void aFileThatIsMissingOrIsNoneIsNamedWithItsVariable() throws Exception {
        TlsIdentity identity = issue("first");
        Certificates given = given(identity);
        write("cert.pem", "nonsense");
        assertThatThrownBy(given::current).hasMessageContaining("cert.pem (" + GivenCertificate.CERTIFICATE + ")");
        write("cert.pem", identity.chain());
        Files.delete(room.resolve("key.pem"));
        assertThatThrownBy(given::current).hasMessageContaining("key.pem (" + GivenCertificate.KEY + ")");
    }
}
