package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ContainerLifeIT {

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    private static final DockerEngine ENGINE =
            DockerEngine.connect(EngineAddress.parse("unix://" + RealEngine.socket()), () -> Duration.ofSeconds(30));

    @TempDir
    Path directory;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void the_engine_tells_of_itself_as_it_does_without_the_adapter() throws EngineException {
        assertThat(ENGINE.info()).satisfies(info -> {
            assertThat(info.version())
                    .isEqualTo(MACHINE.raw().get("/version").path("Version").asText());
            assertThat(info.runtimes()).contains("runc");
            assertThat(info.securityOptions()).contains("seccomp");
            assertThat(info.processors()).isPositive();
            assertThat(info.memoryBytes()).isPositive();
            assertThat(info.systemTime())
                    .isCloseTo(
                            Instant.now(),
                            org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MINUTES));
        });
    }

    @Test
    void a_container_is_made_started_renamed_and_removed() throws EngineException {
        String name = MACHINE.name("life");
        Instant before = Instant.now();

        String id = ENGINE.create(name, MACHINE.spec(), Map.of("openclaw.part", "life"));
        assertThat(ENGINE.inspect(name).orElseThrow()).satisfies(made -> {
            assertThat(made.id()).isEqualTo(id);
            assertThat(made.name()).isEqualTo(name);
            assertThat(made.state()).isEqualTo(State.CREATED);
            assertThat(made.exit()).isEmpty();
            assertThat(made.createdAt())
                    .isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
            assertThat(made.label("openclaw.part")).contains("life");
        });
        ENGINE.start(id);
        ENGINE.start(id);
        assertThat(ENGINE.inspect(id).orElseThrow().running()).isTrue();
        ENGINE.rename(id, name + "-2");
        assertThat(ENGINE.inspect(name)).isEmpty();
        assertThat(listed("life")).extracting(ObservedContainer::name).containsExactly(name + "-2");
        ENGINE.remove(id);
        assertThat(ENGINE.inspect(id)).isEmpty();
        ENGINE.remove(id);
    }

    @Test
    void a_list_says_the_same_of_a_container_as_an_inspection_but_for_the_fraction_of_its_second()
            throws EngineException {
        String id = ENGINE.create(MACHINE.name("same"), MACHINE.spec(), Map.of("openclaw.part", "same"));
        ENGINE.start(id);

        ObservedContainer one = ENGINE.inspect(id).orElseThrow();
        assertThat(listed("same"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .isEqualTo(new ObservedContainer(
                                one.id(),
                                one.name(),
                                one.imageId(),
                                one.labels(),
                                one.state(),
                                one.createdAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                                Optional.empty())));
    }

    @Test
    void a_killed_container_says_how_it_ended() throws EngineException {
        String id = ENGINE.create(MACHINE.name("killed"), MACHINE.spec(), Map.of());
        ENGINE.start(id);
        Instant before = Instant.now();
        MACHINE.raw().post("/containers/" + id + "/kill", "");
        MACHINE.raw().post("/containers/" + id + "/wait", "");

        ObservedContainer ended = ENGINE.inspect(id).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.EXITED);
        assertThat(ended.exit()).hasValueSatisfying(exit -> {
            assertThat(exit.code()).isEqualTo(137);
            assertThat(exit.oomKilled()).isFalse();
            assertThat(exit.finishedAt())
                    .isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
        });
    }

    @Test
    void a_program_that_does_not_exist_is_told_by_the_failed_start_and_afterwards() throws EngineException {
        ContainerSpec wrong = FullSpec.with(MACHINE.spec(), "program.command", List.of("/no/such/program"));
        String id = ENGINE.create(MACHINE.name("wrong"), wrong, Map.of());

        // the init process starts in any case, and only then finds no program: that is an end like any other
        ENGINE.start(id);
        MACHINE.raw().post("/containers/" + id + "/wait", "");

        assertThat(ENGINE.inspect(id).orElseThrow().exit().orElseThrow().code()).isEqualTo(127);
    }

    @Test
    void a_name_taken_is_a_conflict() throws EngineException {
        String name = MACHINE.name("taken");
        String first = ENGINE.create(name, MACHINE.spec(), Map.of());
        String second = ENGINE.create(name + "-2", MACHINE.spec(), Map.of());

        assertThat(failure(() -> ENGINE.create(name, MACHINE.spec(), Map.of())))
                .isInstanceOf(EngineFailure.Conflict.class)
                .extracting(EngineFailure::message)
                .asString()
                .contains(name, first)
                .doesNotContain("{", "Status 409");
        assertThat(failure(() -> ENGINE.rename(second, name))).isInstanceOf(EngineFailure.Conflict.class);
    }

    @Test
    void an_image_that_is_absent_is_not_found_and_never_pulled() throws EngineException {
        ContainerSpec absent = FullSpec.with(MACHINE.spec(), "program.image", "openclaw.invalid/absent:1");

        assertThat(failure(() -> ENGINE.create(MACHINE.name("absent"), absent, Map.of())))
                .isInstanceOfSatisfying(
                        EngineFailure.NotFound.class,
                        failure -> assertThat(failure.message()).contains("openclaw.invalid/absent:1"));
        assertThat(ENGINE.image("openclaw.invalid/absent:1")).isEmpty();
        assertThat(ENGINE.image(MACHINE.image()).orElseThrow().id()).startsWith("sha256:");
    }

    @Test
    void what_is_not_there_cannot_be_started_renamed_or_run_in() {
        String nobody = "0".repeat(64);

        assertThat(failure(() -> ENGINE.start(nobody))).isInstanceOf(EngineFailure.NotFound.class);
        assertThat(failure(() -> ENGINE.rename(nobody, MACHINE.name("nobody"))))
                .isInstanceOf(EngineFailure.NotFound.class);
    }

    @Test
    void a_missing_bind_source_is_refused_and_not_made() {
        Path missing = directory.resolve("missing");
        ContainerSpec spec = FullSpec.with(
                MACHINE.spec(),
                "files.mounts",
                List.of(new Mount(missing.toString(), "/workspace", Mount.Access.READ_WRITE)));

        assertThat(failure(() -> ENGINE.create(MACHINE.name("missing"), spec, Map.of())))
                .isInstanceOfSatisfying(EngineFailure.Rejected.class, failure -> {
                    assertThat(failure.status()).isEqualTo(400);
                    assertThat(failure.message()).contains(missing.toString());
                });
        assertThat(missing).doesNotExist();
    }

    @Test
    void a_path_with_a_colon_a_comma_and_a_space_is_mounted() throws Exception {
        Path odd = Files.createDirectory(directory.resolve("a:b, c"));
        String id = ENGINE.create(
                MACHINE.name("odd"),
                FullSpec.with(
                        MACHINE.spec(),
                        "files.mounts",
                        List.of(new Mount(odd.toString(), "/workspace", Mount.Access.READ_WRITE))),
                Map.of());

        ENGINE.start(id);

        assertThat(MACHINE.inspect(id).at("/Mounts/0/Source").asText()).isEqualTo(odd.toString());
    }

    @Test
    void a_name_that_could_change_the_meaning_of_a_path_never_reaches_the_engine() {
        for (String name : List.of("", "a/b", "..", "a?force=1", "-a", "a b", "ä")) {
            assertThat(failure(() -> ENGINE.remove(name))).isInstanceOf(EngineFailure.Rejected.class);
        }
    }

    @Test
    void somebody_else_s_container_with_unusual_settings_is_still_seen() throws EngineException {
        String name = MACHINE.name("unusual");
        MACHINE.raw().post("/containers/create?name=" + name, """
            {"Image":"%s","Cmd":["true"],"Labels":{"openclaw.test":"%s"},"Volumes":{"/data":{}},
             "HostConfig":{"LogConfig":{"Type":"local"},"CapAdd":["SYS_PTRACE","CAP_NET_ADMIN"],
               "IpcMode":"shareable","PidMode":"host","UTSMode":"host","CgroupnsMode":"host","OomScoreAdj":5,
               "RestartPolicy":{"Name":"unless-stopped"},"VolumesFrom":null,"ShmSize":1048576,
               "Sysctls":{"net.ipv4.ip_unprivileged_port_start":"80"},
               "Devices":[{"PathOnHost":"/dev/null","PathInContainer":"/dev/zero2","CgroupPermissions":"r"}],
               "Mounts":[{"Type":"tmpfs","Target":"/scratch","TmpfsOptions":{"SizeBytes":1048576}}],
               "PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":""}],"53/udp":[{"HostPort":""}]}}}\
            """.formatted(
                        MACHINE.image(), MACHINE.label().get(RealEngine.LABEL)));

        assertThat(ENGINE.inspect(name).orElseThrow().state()).isEqualTo(State.CREATED);
        assertThat(ENGINE.list(MACHINE.label()))
                .extracting(ObservedContainer::name)
                .contains(name);
    }

    @Test
    void many_who_remove_the_same_container_all_see_it_gone() throws Exception {
        String name = MACHINE.name("crowd");
        String id = ENGINE.create(name, MACHINE.spec(), Map.of());
        ENGINE.start(id);

        List<CompletableFuture<Boolean>> crowd = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                ENGINE.remove(id);
                                return ENGINE.inspect(name).isEmpty();
                            } catch (EngineException e) {
                                throw new java.util.concurrent.CompletionException(e);
                            }
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();

        assertThat(crowd).allSatisfy(one -> assertThat(one.get()).isTrue());
    }

    @Test
    void warming_up_changes_nothing() throws EngineException {
        int before = MACHINE.raw()
                .get("/containers/json?all=1&filters=%7B%22label%22%3A%5B%22openclaw.sandbox%22%5D%7D")
                .size();
        ENGINE.warmUp();

        assertThat(MACHINE.raw().get("/containers/json?all=1&filters=%7B%22label%22%3A%5B%22openclaw.sandbox%22%5D%7D"))
                .hasSize(before);
    }

    private static List<ObservedContainer> listed(String part) throws EngineException {
        return ENGINE.list(
                Map.of(RealEngine.LABEL, MACHINE.label().getOrDefault(RealEngine.LABEL, ""), "openclaw.part", part));
    }

    private static EngineFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).failure();
    }
}
