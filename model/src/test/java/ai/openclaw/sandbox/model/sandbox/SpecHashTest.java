package ai.openclaw.sandbox.model.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

final class SpecHashTest {

    private static final ContainerSpec FULL = SpecSamples.full();

    private static SpecHash hash(ContainerSpec spec) {
        return SpecHash.of(SpecFields.of(spec, Optional.of("apt-get update")));
    }

    @Test
    void coversEveryComponentOfTheRequest() {
        Map<String, ContainerSpec> variations = Variations.of(FULL);
        assertThat(variations).hasSizeGreaterThan(30);
        variations.forEach((path, changed) ->
                assertThat(hash(changed)).as("a change of %s", path).isNotEqualTo(hash(FULL)));
        assertThat(variations.values().stream().map(SpecHashTest::hash).distinct())
                .as("no two changes alike")
                .hasSameSizeAs(variations.values());
    }

    @Test
    void coversTheSetupCommand() {
        assertThat(SpecHash.of(SpecFields.of(FULL, Optional.empty()))).isNotEqualTo(hash(FULL));
        assertThat(SpecHash.of(SpecFields.of(FULL, Optional.of("other")))).isNotEqualTo(hash(FULL));
    }

    @Test
    void ignoresTheOrderOfSets() {
        ContainerSpec.Networking net = FULL.networking();
        ContainerSpec.Networking two =
                new ContainerSpec.Networking(net.network(), net.dns(), List.of("b:1", "a:2"), List.of(1, 2));
        ContainerSpec.Networking owt =
                new ContainerSpec.Networking(net.network(), net.dns(), List.of("a:2", "b:1"), List.of(2, 1));
        assertThat(hash(networking(two))).isEqualTo(hash(networking(owt)));
        assertThat(hash(hardening(List.of("NET_RAW", "CHOWN"))))
                .isEqualTo(hash(hardening(List.of("CHOWN", "NET_RAW"))));
        Map<String, String> env = new LinkedHashMap<>();
        env.put("LANG", "C");
        env.put("K", "v");
        assertThat(hash(env(env))).isEqualTo(hash(FULL));
    }

    @Test
    void heedsTheOrderOfListsThatHaveOne() {
        List<Mount> mounts = FULL.files().mounts();
        assertThat(hash(files(mounts.reversed()))).isNotEqualTo(hash(files(mounts)));
        ContainerSpec.Networking net = FULL.networking();
        assertThat(hash(networking(new ContainerSpec.Networking(
                        net.network(), net.dns().reversed(), net.extraHosts(), net.publishedPorts()))))
                .isNotEqualTo(hash(FULL));
    }

    @Test
    void isTakenOverTheCanonicalFormThatOthersFindToo() throws IOException {
        SpecFields fields = new SpecFields(
                new TreeMap<>(Map.of("z", "\u20ac \"q\" \\ \n \u0001 /", "a\u00e9", "🦞", "A", "\u007f")));
        String loose = "{\"spec\":{"
                + fields.values().reversed().entrySet().stream()
                        .map(entry -> escaped(entry.getKey()) + " : " + escaped(entry.getValue()))
                        .collect(Collectors.joining(" , "))
                + "}, \"epoch\" : \"1\"}";
        String canonical = new JsonCanonicalizer(loose).getEncodedString();
        assertThat(SpecHash.of(fields).value()).isEqualTo(ScopeKey.digest(canonical));
    }

    /** JSON with every character escaped, which is as far from canonical as a text can be. */
    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining("", "\"", "\""));
    }

    private static ContainerSpec networking(ContainerSpec.Networking networking) {
        return new ContainerSpec(
                FULL.program(), FULL.files(), networking, FULL.hardening(), FULL.limits(), FULL.labels());
    }

    private static ContainerSpec hardening(List<String> drop) {
        ContainerSpec.Hardening old = FULL.hardening();
        return new ContainerSpec(
                FULL.program(),
                FULL.files(),
                FULL.networking(),
                new ContainerSpec.Hardening(drop, old.seccomp(), old.apparmor(), old.runtime()),
                FULL.limits(),
                FULL.labels());
    }

    private static ContainerSpec files(List<Mount> mounts) {
        return new ContainerSpec(
                FULL.program(),
                new ContainerSpec.Files(
                        FULL.files().readOnlyRoot(), FULL.files().tmpfs(), mounts),
                FULL.networking(),
                FULL.hardening(),
                FULL.limits(),
                FULL.labels());
    }

    private static ContainerSpec env(Map<String, String> env) {
        ContainerSpec.Program old = FULL.program();
        return new ContainerSpec(
                new ContainerSpec.Program(old.image(), old.command(), old.workdir(), old.user(), env),
                FULL.files(),
                FULL.networking(),
                FULL.hardening(),
                FULL.limits(),
                FULL.labels());
    }
}
