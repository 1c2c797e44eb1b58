package ai.openclaw.sandbox.controller.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.controller.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnAuthorityTest {

    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path room;

    private final ManualClock clock = new ManualClock(T0);
    private final Set<String> names = new TreeSet<>(ServerNames.of("127.0.0.1", Set.of("box.example")));

    private TlsIdentity current() throws IOException {
        return new OwnAuthority(room, "cafe", () -> names, clock).current();
    }

    private static X509Certificate server(TlsIdentity identity) throws GeneralSecurityException {
        return Pem.certificate(identity.chain());
    }

    @Test
    void isMadeOnceForAllItsNamesAndKeptPrivate() throws Exception {
        TlsIdentity first = current();
        X509Certificate certificate = server(first);
        X509Certificate authority = Pem.certificate(first.authority().orElseThrow());
        certificate.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).as("signs servers alone").isZero();
        assertThat(certificate.getBasicConstraints()).as("signs nothing").isEqualTo(-1);
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(it -> String.valueOf(it.get(1)))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "box.example");
        assertThat(current()).as("made once").isEqualTo(first);
        for (String file : Set.of("ca.key", "ca.crt", "server.key", "server.crt")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(room.resolve("tls").resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void isRenewedBeforeItEndsByTheSameAuthority() throws Exception {
        TlsIdentity first = current();
        clock.advance(Issuing.SERVER.minusDays(31));
        assertThat(current()).isEqualTo(first);
        clock.advance(Duration.ofDays(2));
        TlsIdentity second = current();
        assertThat(second.chain()).isNotEqualTo(first.chain());
        assertThat(second.authority()).isEqualTo(first.authority());
        assertThat(server(second).getNotAfter().toInstant())
                .isAfter(clock.instant().plus(Duration.ofDays(300)));
    }

    @Test
    void isMadeAnewWhenTheDaemonGoesByAnotherName() throws Exception {
        TlsIdentity first = current();
        names.add("other.example");
        TlsIdentity second = current();
        assertThat(second.chain()).isNotEqualTo(first.chain());
        assertThat(ServerNames.covers(server(second), names)).isTrue();
        names.remove("other.example");
        assertThat(current()).as("one that covers more will do").isEqualTo(second);
    }

    @Test
    void anAuthorityThatEndsIsFollowedByAnother() throws Exception {
        TlsIdentity first = current();
        clock.advance(Issuing.AUTHORITY.minusDays(10));
        TlsIdentity second = current();
        assertThat(second.authority()).isNotEqualTo(first.authority());
        server(second).verify(Pem.certificate(second.authority().orElseThrow()).getPublicKey());
    }

    @Test
    void aStartThatWasCutOffBetweenTheFilesIsMadeUpFor() throws Exception {
        current();
        Files.delete(room.resolve("tls").resolve("ca.crt"));
        TlsIdentity mended = current();
        server(mended).verify(Pem.certificate(mended.authority().orElseThrow()).getPublicKey());
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        current();
        Files.writeString(room.resolve("tls").resolve("server.key"), "nonsense");
        assertThatThrownBy(this::current)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tls")
                .hasMessageContaining("remove that directory");
    }
}
