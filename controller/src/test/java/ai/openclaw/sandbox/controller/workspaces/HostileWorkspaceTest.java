package ai.openclaw.sandbox.controller.workspaces;

import static ai.openclaw.sandbox.controller.workspaces.HostWorkspacesTest.names;
import static ai.openclaw.sandbox.model.config.WorkspaceAccess.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces filled by somebody who wants out, or wants us to hang. */
@Timeout(120)
class HostileWorkspaceTest {

    @TempDir
    private Path root;

    private WorkspaceFixture place;
    private Path secret;

    @BeforeEach
    void prepare() throws IOException {
        place = new WorkspaceFixture(root);
        secret = Files.writeString(root.resolve("secret"), "secret");
        Files.createDirectory(place.agent);
    }

    @Test
    void aLinkInTheAgentsWorkspaceIsNotCopiedFrom() throws Exception {
        Files.createSymbolicLink(place.agent.resolve("AGENTS.md"), secret);
        place.agentFile("SOUL.md", "soul");

        place.workspaces().prepare(place.plan(NONE));
        assertThat(names(place.directory)).containsExactly("SOUL.md");
    }

    @Test
    void aLinkInTheSandboxIsNotWrittenThrough() throws Exception {
        Owner before = FileOwners.of(secret);
        Files.createDirectories(place.directory);
        FileOwners.give(place.directory, place.user);
        Files.createSymbolicLink(place.directory.resolve("AGENTS.md"), secret);
        Files.createSymbolicLink(place.directory.resolve("SOUL.md"), root.resolve("not-there"));
        place.agentFile("AGENTS.md", "agents");
        place.agentFile("SOUL.md", "soul");

        place.workspaces().prepare(place.plan(NONE));

        assertThat(secret).hasContent("secret");
        assertThat(FileOwners.of(secret)).isEqualTo(before);
        assertThat(root.resolve("not-there")).doesNotExist();
    }

    @Test
    void aLinkInPlaceOfTheDirectoryIsRefused() throws Exception {
        Files.createDirectories(place.directory.getParent());
        Files.createSymbolicLink(place.directory, place.agent);

        assertThatThrownBy(() -> place.workspaces().prepare(place.plan(NONE)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("a link or a file stands there");
    }

    @Test
    void pipesAndHugeFilesAreNotSeeds() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", place.agent.resolve("AGENTS.md").toString())
                        .start()
                        .waitFor())
                .isZero();
        place.agentFile("TOOLS.md", "x".repeat((int) Seeds.MAX_BYTES + 1));
        place.agentFile("USER.md", "y".repeat((int) Seeds.MAX_BYTES));

        place.workspaces().prepare(place.plan(NONE));
        assertThat(names(place.directory)).containsExactly("USER.md");
    }

    @Test
    void skillsOfLinksDoNotLeadOut() throws Exception {
        place.agentFile("skills/a/SKILL.md", "skill");
        Files.createSymbolicLink(place.agent.resolve("skills/secret"), secret);
        Files.createSymbolicLink(place.agent.resolve("skills/up"), root);

        place.workspaces().prepare(place.plan(NONE));
        assertThat(names(place.directory.resolve("skills"))).containsExactly("a");
    }

    @Test
    void aLinkInPlaceOfTheSkillsIsReplacedAndNotFollowed() throws Exception {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        Files.createDirectories(place.directory);
        FileOwners.give(place.directory, place.user);
        Files.createSymbolicLink(place.directory.resolve("skills"), outside);
        place.agentFile("skills/SKILL.md", "skill");

        place.workspaces().prepare(place.plan(NONE));

        assertThat(names(outside)).containsExactly("precious");
        assertThat(Files.isSymbolicLink(place.directory.resolve("skills"))).isFalse();
        assertThat(place.directory.resolve("skills/SKILL.md")).hasContent("skill");
    }

    @Test
    void noDepthOfNestingStopsTheRemovalOfOldSkills() throws Exception {
        place.agentFile("skills/SKILL.md", "one");
        place.workspaces().prepare(place.plan(NONE));
        Path nest = Files.createDirectory(root.resolve("nest"));
        for (int i = 0; i < 300; i++) { // deeper than any path may be long: built from the inside out
            Path outer = Files.createDirectory(root.resolve("outer"));
            Files.move(nest, outer.resolve("n".repeat(50)));
            Files.createSymbolicLink(outer.resolve("link"), secret);
            nest = Files.move(outer, root.resolve("nest"));
        }
        Files.move(nest, place.directory.resolve("skills/nest"));
        place.agentFile("skills/SKILL.md", "changed");

        place.workspaces().prepare(place.plan(NONE));

        assertThat(names(place.directory.resolve("skills"))).containsExactly("SKILL.md");
        assertThat(names(place.directory.resolveSibling(".openclaw"))).noneMatch(name -> name.startsWith("staging-"));
        assertThat(secret).hasContent("secret");
    }

    @Test
    void somebodyWhoSwapsLinksWhileWeWorkGetsNothingOut() throws Exception {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.writeString(outside.resolve("SKILL.md"), "secret");
        Path evil = place.agent.resolve("skills");
        Path link = Files.createSymbolicLink(place.agent.resolve("evil-link"), outside);
        AtomicBoolean stop = new AtomicBoolean();
        Thread attacker = Thread.ofPlatform().start(() -> swap(evil, link, stop));
        try {
            for (int i = 0; i < 300; i++) {
                try {
                    place.workspaces().prepare(place.plan(NONE));
                } catch (WorkspaceException e) {
                    assertThat(e.explanation()).doesNotContain("secret");
                }
                Path copied = place.directory.resolve("skills/SKILL.md");
                assertThat(!Files.exists(copied) || Files.readString(copied).equals("fine"))
                        .isTrue();
            }
        } finally {
            stop.set(true);
            attacker.join();
        }
    }

    @Test
    void whatHangsIsGivenUpAndHoldsUpNobodyElse() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Path hangs = root.resolve("hangs");
        DeadlinedWorkspaces workspaces = new DeadlinedWorkspaces(
                plan -> {
                    if (plan.agentWorkspace().equals(hangs)) {
                        wait(never);
                    }
                },
                Thread.ofPlatform().daemon().factory(),
                Duration.ofMillis(50));

        for (int i = 0; i <= DeadlinedWorkspaces.MAX_HANGING; i++) {
            assertThatThrownBy(() -> workspaces.prepare(place.plan(NONE, hangs, place.user)))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining(hangs + " ")
                    .hasMessageContaining(i < DeadlinedWorkspaces.MAX_HANGING ? "took longer" : "still hang");
        }
        workspaces.prepare(place.plan(NONE));

        never.countDown();
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts a directory and a link to somewhere else in the same place in turns. */
    private static void swap(Path place, Path link, AtomicBoolean stop) {
        Path aside = place.resolveSibling("aside");
        try {
            Files.createDirectory(aside);
            Files.writeString(aside.resolve("SKILL.md"), "fine");
            while (!stop.get()) {
                Files.move(aside, place);
                Files.move(place, aside);
                Files.move(link, place);
                Files.move(place, link);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
