package ai.openclaw.sandbox.controller.files;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.docker.DockerEngine;
import ai.openclaw.sandbox.docker.EngineAddress;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A process in a real sandbox that wants out by way of the daemon: it exchanges what the tools work on for links to the host as fast as it can. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FilesRaceIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Rounds made however slow the machine is. */
    private static final int LEAST = 5;

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("race.seconds", 10));

    /** Perl is in every Debian image, and renames without starting a process for each. */
    private static final String ATTACK = """
        chdir "/workspace"; my $n = 0;
        my @names = ("dir", "tree/sub", "file", "media", "dir/target");
        my @ways = ($ARGV[0], "../outside", "/etc", "../../../../../../../../etc", "/workspace/../../etc", "$ARGV[0]/sub", "/proc/1/root", "$ARGV[0]/target", "../outside/file");
        while (1) {
          my $name = $names[$n % 5]; my $way = $ways[int($n / 5) % 9]; my $away = "away-$n"; $n++;
          if (rename($name, $away)) {
            symlink($way, "link-new"); rename("link-new", $name);
            unlink($name); rename($away, $name);
          }
          if ($n % 100 == 0) { open(my $count, ">", "swaps"); print $count $n; close($count); system("rm", "-rf", glob("away-*")); }
        }
        """;

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    @Test
    void a_container_never_gets_the_tools_to_touch_the_host(@TempDir Path root) throws Exception {
        FilesFixture place = new FilesFixture(root);
        FileTime etc = Files.getLastModifiedTime(Path.of("/etc"));
        try (FileTools tools = new FileTools();
                DockerEngine engine =
                        DockerEngine.connect(EngineAddress.parse("unix://" + RealEngine.socket()), () -> LIMIT)) {
            RaceRounds race = new RaceRounds(tools, place);
            race.round(0);
            String container = engine.create(MACHINE.name("race"), attacker(place), Map.of());
            engine.start(container);
            Eventually.within(LIMIT, "the attack is on", () -> Files.exists(place.workspace.resolve("swaps")));

            int rounds = 0;
            for (long end = System.nanoTime() + LENGTH.toNanos(); rounds < LEAST || System.nanoTime() < end; rounds++) {
                race.round(rounds);
            }
            String swaps = Files.readString(place.workspace.resolve("swaps"));
            MACHINE.raw().post("/containers/" + container + "/kill", "");
            Eventually.within(
                    LIMIT,
                    "the attack is over",
                    () -> !MACHINE.inspect(container).at("/State/Running").asBoolean());

            System.out.println(rounds + " rounds, " + swaps + " swaps: " + race);
            assertThat(race.done()).isPositive();
            assertThat(race.refused()).isPositive();
            race.outsideIsUntouched();
            RaceRounds.nothingHidden(place.workspace);
            assertThat(Files.getLastModifiedTime(Path.of("/etc"), LinkOption.NOFOLLOW_LINKS))
                    .isEqualTo(etc);
            assertThat(place.open()).isEmpty();
        }
    }

    private static ContainerSpec attacker(FilesFixture place) throws IOException {
        ContainerSpec spec = MACHINE.spec();
        ContainerSpec.Program idle = spec.program();
        return new ContainerSpec(
                new ContainerSpec.Program(
                        idle.image(),
                        List.of("perl", "-e", ATTACK, place.outside.toRealPath().toString()),
                        "/workspace",
                        place.user.toString(),
                        Map.of()),
                new ContainerSpec.Files(
                        true,
                        Map.of("/tmp", ""),
                        List.of(place.mounts().mounts().getFirst())),
                spec.networking(),
                spec.hardening(),
                spec.limits(),
                spec.labels());
    }
}
