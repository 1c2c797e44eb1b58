package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Address, names and token of the gateway, and what is refused before anything listens. */
final class WhereItListensTest {

    private static GatewayOptions options(Optional<String> flag, Map<String, String> environment) {
        return new GatewayOptions(flag, Optional.empty(), GatewayOptions.Unconfigured.REFUSED, environment);
    }

    @ParameterizedTest
    @CsvSource({
        ", , 127.0.0.1",
        "lan, , 0.0.0.0",
        "loopback, lan, 127.0.0.1",
        ", lan, 0.0.0.0",
        "auto, , 127.0.0.1",
        ", ' ', 127.0.0.1"
    })
    void theFlagCountsMoreThanTheVariable(String flag, String variable, String address) throws StartException {
        Map<String, String> environment = variable == null ? Map.of() : Map.of(BindAddress.VARIABLE, variable);
        assertThat(BindAddress.of(options(Optional.ofNullable(flag), environment), Optional.empty()))
                .isEqualTo(address);
    }

    @Test
    void anImageSaysWhereToListenOnlyWhenNobodyElseDoes() throws StartException {
        Map<String, String> image = Map.of(BindAddress.DEFAULT_VARIABLE, "lan");
        Map<String, String> user = Map.of(BindAddress.DEFAULT_VARIABLE, "lan", BindAddress.VARIABLE, "loopback");
        assertThat(BindAddress.of(options(Optional.empty(), image), Optional.empty()))
                .isEqualTo("0.0.0.0");
        assertThat(BindAddress.of(options(Optional.empty(), user), Optional.empty()))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void loopbackIsDoubtedWhereAPublishedPortMayLeadThere() throws StartException {
        Map<String, String> container = Map.of("container", "podman");
        assertThat(BindAddress.loopback(options(Optional.of("lan"), container), Optional.empty()))
                .isEqualTo(Listening.Loopback.DOUBTED);
        assertThat(BindAddress.loopback(options(Optional.of("loopback"), container), Optional.empty()))
                .isEqualTo(Listening.Loopback.TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom", "everywhere", "0.0.0.0"})
    void anAddressThatCannotBeIsAConfigurationErrorWithTheWayOut(String flag) {
        assertThatThrownBy(() -> BindAddress.of(options(Optional.of(flag), Map.of()), Optional.empty()))
                .isInstanceOfSatisfying(
                        StartException.class, e -> assertThat(e.exitCode()).isEqualTo(StartException.CONFIGURATION))
                .hasMessageContaining("custom");
    }

    @Test
    void namesAreListedWithCommas() throws StartException {
        assertThat(HostNames.of(Map.of(HostNames.VARIABLE, " box.lan, ,agents.example.org ")))
                .containsExactly("box.lan", "agents.example.org");
        assertThat(HostNames.of(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://box", "box:18789", "a b", "*"})
    void whatIsNoNameIsRefusedAndNamed(String text) {
        assertThatThrownBy(() -> HostNames.of(Map.of(HostNames.VARIABLE, "fine," + text)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("separated by commas");
    }

    @Test
    void aTokenIsMadeOnceAndOnlyItsOwnerCanReadIt(@TempDir Path room) throws IOException {
        Secret made = GatewayToken.resolve(Map.of(), Optional.empty(), room);
        assertThat(GatewayToken.resolve(Map.of(), Optional.empty(), room)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(room.resolve(GatewayToken.FILE))))
                .isEqualTo("rw-------");
        assertThat(made.toString())
                .doesNotContain(
                        Files.readString(room.resolve(GatewayToken.FILE)).strip());
    }

    @Test
    void theVariableSaysTheTokenAndNothingIsWritten(@TempDir Path room) throws IOException {
        assertThat(GatewayToken.resolve(Map.of(GatewayToken.VARIABLE, " s3cret\n"), Optional.empty(), room))
                .isEqualTo(new Secret("s3cret"));
        assertThat(room.resolve(GatewayToken.FILE)).doesNotExist();
    }

    @Test
    void withoutModeLocalItDoesNotStartByAccident() throws StartException {
        assertThatThrownBy(() -> GatewayGuard.check(options(Optional.empty(), Map.of()), Optional.empty()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("--allow-unconfigured");
        GatewayGuard.check(
                new GatewayOptions(Optional.empty(), Optional.empty(), GatewayOptions.Unconfigured.ALLOWED, Map.of()),
                Optional.empty());
    }
}
