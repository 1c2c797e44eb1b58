package ai.openclaw.sandbox.controller.workspaces;

import static ai.openclaw.sandbox.controller.workspaces.HostWorkspacesTest.names;
import static ai.openclaw.sandbox.model.config.WorkspaceAccess.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillsTest {

    @TempDir
    private Path root;

    private WorkspaceFixture place;
    private Path skills;

    @BeforeEach
    void prepare() throws Exception {
        place = new WorkspaceFixture(root);
        skills = place.directory.resolve("skills");
        place.agentFile("skills/pdf/SKILL.md", "how to");
        Path tool = place.agentFile("skills/pdf/bin/convert", "#!/bin/sh\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        place.workspaces().prepare(place.plan(NONE));
    }

    @Test
    void areCopiedForTheUserAndStayExecutable() throws Exception {
        assertThat(skills.resolve("pdf/SKILL.md")).hasContent("how to");
        assertThat(skills.resolve("pdf/bin/convert")).isExecutable();
        for (String path : new String[] {"", "pdf", "pdf/bin", "pdf/bin/convert"}) {
            assertThat(FileOwners.of(skills.resolve(path))).isEqualTo(place.user);
        }
    }

    @Test
    void areLeftAloneWhileTheAgentsAreUnchanged() throws Exception {
        Object before = inode();
        Files.writeString(skills.resolve("pdf/SKILL.md"), "changed in the sandbox");

        place.workspaces().prepare(place.plan(NONE));

        assertThat(inode()).isEqualTo(before);
        assertThat(skills.resolve("pdf/SKILL.md")).hasContent("changed in the sandbox");
    }

    @Test
    void areReplacedWholeWhenTheAgentsChanged() throws Exception {
        Files.delete(place.agent.resolve("skills/pdf/bin/convert"));
        place.agentFile("skills/web/SKILL.md", "new");
        Files.writeString(skills.resolve("junk"), "junk");

        place.workspaces().prepare(place.plan(NONE));

        assertThat(names(skills)).containsExactlyInAnyOrder("pdf", "web");
        assertThat(skills.resolve("pdf/bin")).isEmptyDirectory();
    }

    @Test
    void aChangeOfTimeOrExecutableBitAloneCounts() throws Exception {
        Object before = inode();
        Files.setLastModifiedTime(place.agent.resolve("skills/pdf/SKILL.md"), FileTime.from(Instant.EPOCH));
        place.workspaces().prepare(place.plan(NONE));
        Object after = inode();
        assertThat(after).isNotEqualTo(before);

        assertThat(place.agent.resolve("skills/pdf/SKILL.md").toFile().setExecutable(true))
                .isTrue();
        place.workspaces().prepare(place.plan(NONE));
        assertThat(skills.resolve("pdf/SKILL.md")).isExecutable();
    }

    @Test
    void comeBackWhenTheSandboxRemovedThem() throws Exception {
        Files.move(skills, root.resolve("gone"));
        place.workspaces().prepare(place.plan(NONE));
        assertThat(skills.resolve("pdf/SKILL.md")).hasContent("how to");
    }

    @Test
    void goWhenTheAgentHasNoneAnyMore() throws Exception {
        Files.move(place.agent.resolve("skills"), root.resolve("gone"));
        place.workspaces().prepare(place.plan(NONE));
        assertThat(skills).doesNotExist();
    }

    @Test
    void thatTheSandboxMadeItselfStay() throws Exception {
        Files.move(place.agent.resolve("skills"), root.resolve("gone"));
        place.workspaces().prepare(place.plan(NONE));
        Files.createDirectory(skills);

        place.workspaces().prepare(place.plan(NONE));
        assertThat(skills).isDirectory();
    }

    @Test
    void stayWhenTheAgentsWorkspaceIsGoneAltogether() throws Exception {
        Files.move(place.agent, root.resolve("unmounted"));
        place.workspaces().prepare(place.plan(NONE));
        assertThat(skills).isDirectory();
    }

    @Test
    void tooMuchIsRefusedAndTheOldOnesStay() throws Exception {
        try (RandomAccessFile large =
                new RandomAccessFile(place.agent.resolve("skills/large").toFile(), "rw")) {
            large.setLength(SkillsTree.MAX_BYTES + 1);
        }
        refused("more than 256 MiB");
        Files.delete(place.agent.resolve("skills/large"));

        Files.createDirectories(place.agent.resolve("skills").resolve("d/".repeat(SkillsTree.MAX_DEPTH + 1)));
        refused("more than 32 levels");
        assertThat(skills.resolve("pdf/SKILL.md")).hasContent("how to");
    }

    private void refused(String why) {
        assertThatThrownBy(() -> place.workspaces().prepare(place.plan(NONE)))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(place.agent.resolve("skills").toString());
    }

    private Object inode() throws IOException {
        return Objects.requireNonNull(Files.getAttribute(skills, "unix:ino"));
    }
}
