package ai.openclaw.sandbox.controller.files;

import static ai.openclaw.sandbox.controller.files.FilesFixture.failure;
import static ai.openclaw.sandbox.controller.files.FilesFixture.names;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.runtime.Mount.Access;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where paths lead, and where they must not. */
@Timeout(60)
class PathsTest {

    @TempDir
    private Path root;

    private FilesFixture place;

    private final FileTools tools = new FileTools();

    @BeforeEach
    void prepare() throws IOException {
        place = new FilesFixture(root);
        place.file("a.txt", "a");
        place.file("sub/deep/b.txt", "b");
        place.own(Files.writeString(place.agent.resolve("soul.md"), "soul"));
    }

    @AfterEach
    void nothing_stays_open() throws IOException {
        assertThat(place.open()).isEmpty();
        tools.close();
    }

    private TextRead read(String path) throws ToolFailure {
        return tools.read(place.mounts(), path, LineRange.ALL);
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(place.workspace.resolve(name), Path.of(target));
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, /workspace/a.txt",
        "./a.txt, /workspace/a.txt",
        "~/a.txt, /workspace/a.txt",
        "/workspace/a.txt, /workspace/a.txt",
        "//workspace///a.txt, /workspace/a.txt",
        "/workspace/./sub/../a.txt, /workspace/a.txt",
        "sub/deep/b.txt, /workspace/sub/deep/b.txt",
        "sub/deep/../../a.txt, /workspace/a.txt",
        "../workspace/a.txt, /workspace/a.txt",
        "../../../workspace/a.txt, /workspace/a.txt",
        "../agent/soul.md, /agent/soul.md",
        "/agent/soul.md, /agent/soul.md"
    })
    void lead_to_files_in_the_mounts(String path, String file) throws ToolFailure {
        assertThat(read(path).path()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../etc/passwd",
                "/",
                "..",
                "/workspaces/a.txt",
                "/work",
                "/proc/self/environ",
                "/tmp/x",
                "../outside/secret"
            })
    void outside_the_mounts_name_what_can_be_reached(String path) {
        ToolFailure failure = failure(ToolReason.PATH_OUTSIDE, () -> read(path));

        assertThat(failure.text())
                .contains("/workspace")
                .contains("/agent (read-only)")
                .contains("exec");
        assertThat(failure.text()).doesNotContain(root.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing/at/all", "sub/nothing", "/agent/nothing", "nothing/../a.txt"})
    void to_nothing_are_not_found(String path) {
        assertThat(failure(ToolReason.NOT_FOUND, () -> read(path)).text()).doesNotContain(root.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "sub", "/workspace", "sub/", "/agent/", "~"})
    void to_directories_are_of_the_wrong_kind(String path) {
        assertThat(failure(ToolReason.WRONG_KIND, () -> read(path)).text()).contains("is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt/", "a.txt/x", "a.txt/.", "a.txt/.."})
    void through_files_are_of_the_wrong_kind(String path) {
        assertThat(failure(ToolReason.WRONG_KIND, () -> read(path)).text()).contains("is not a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\0b", "\ud800x"})
    void that_no_file_can_have_are_invalid(String path) {
        failure(ToolReason.INVALID_ARGUMENT, () -> read(path));
    }

    @Test
    void that_are_too_long_are_invalid() {
        assertThat(failure(ToolReason.INVALID_ARGUMENT, () -> read("x".repeat(256)))
                        .text())
                .contains("256 bytes")
                .contains("255");
        failure(ToolReason.INVALID_ARGUMENT, () -> read("x/".repeat(2049)));
        failure(ToolReason.INVALID_ARGUMENT, () -> read("ü".repeat(128)));
        failure(ToolReason.NOT_FOUND, () -> read("x".repeat(255)));
    }

    @Test
    void that_are_too_deep_are_refused_and_leave_nothing_open() throws Exception {
        Path deep = place.workspace;
        for (int i = 0; i < 130; i++) {
            deep = place.directory(deep.resolve("d"));
        }

        failure(ToolReason.INVALID_ARGUMENT, () -> read("d/".repeat(130) + "x"));
    }

    @Test
    void composed_and_decomposed_names_are_different_files() throws Exception {
        String composed = Normalizer.normalize("Zoë 日本 🦀.txt", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

        tools.write(place.mounts(), composed, "composed");
        tools.write(place.mounts(), decomposed, "decomposed");

        assertThat(read(composed).text()).isEqualTo("composed");
        assertThat(read(decomposed).text()).isEqualTo("decomposed");
        assertThat(names(place.workspace)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, /workspace/a.txt",
        "sub/../a.txt, /workspace/a.txt",
        "/workspace/sub/deep/b.txt, /workspace/sub/deep/b.txt",
        "/agent/soul.md, /agent/soul.md",
        "../agent/soul.md, /agent/soul.md",
        "../../../../workspace/a.txt, /workspace/a.txt"
    })
    void through_links_stay_the_container_s(String target, String file) throws Exception {
        link("link", target);
        Files.createSymbolicLink(place.workspace.resolve("sub/again"), Path.of("../link"));

        assertThat(read("link").path()).isEqualTo(file);
        assertThat(read("sub/again").path()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../../../../../etc/passwd", "/proc/1/root", "/", "/tmp/x", "HOST"})
    void through_links_that_lead_out_are_refused(String target) throws Exception {
        String real = target.equals("HOST") ? place.secret.toString() : target;
        link("link", real);

        failure(ToolReason.PATH_OUTSIDE, () -> read("link"));
        failure(ToolReason.PATH_OUTSIDE, () -> read("link/x"));
        failure(ToolReason.PATH_OUTSIDE, () -> tools.write(place.mounts(), "link", "x"));
        failure(ToolReason.PATH_OUTSIDE, () -> tools.write(place.mounts(), "link/x", "x"));
        assertThat(place.secret).hasContent("secret");
    }

    @Test
    void through_directories_that_are_links_are_followed_inside() throws Exception {
        link("elsewhere", "sub/deep");

        assertThat(read("elsewhere/b.txt").text()).isEqualTo("b");
        assertThat(read("elsewhere/../deep/b.txt").path()).isEqualTo("/workspace/sub/deep/b.txt");
    }

    @Test
    void through_circles_of_links_end() throws Exception {
        link("one", "two");
        link("two", "one");
        link("self", "self/self");

        assertThat(failure(ToolReason.WRONG_KIND, () -> read("one")).text()).contains("40 symbolic links");
        failure(ToolReason.WRONG_KIND, () -> read("self/x"));
    }

    @Test
    void through_a_dangling_link_make_what_it_names() throws Exception {
        link("link", "new/file");

        assertThat(tools.write(place.mounts(), "link", "x").path()).isEqualTo("/workspace/new/file");
        assertThat(place.workspace.resolve("new/file")).hasContent("x");
        assertThat(place.workspace.resolve("link")).isSymbolicLink();
    }

    @Test
    void the_deepest_mount_counts() throws Exception {
        place.file("data/hidden", "not seen in the container");
        Path data = place.directory(root.resolve("data"));
        place.own(Files.writeString(data.resolve("seen"), "seen"));
        SandboxMounts mounts = place.mounts(
                new Mount(place.workspace.toString(), "/workspace", Access.READ_WRITE),
                new Mount(data.toString(), "/workspace/data/", Access.READ_ONLY),
                new Mount(data.toString(), "/srv/far/away", Access.READ_WRITE));

        assertThat(tools.read(mounts, "data/seen", LineRange.ALL).text()).isEqualTo("seen");
        failure(ToolReason.NOT_FOUND, () -> tools.read(mounts, "data/hidden", LineRange.ALL));
        failure(ToolReason.READ_ONLY, () -> tools.write(mounts, "data/seen", "x"));
        assertThat(tools.read(mounts, "/srv/far/away/seen", LineRange.ALL).text())
                .isEqualTo("seen");
        failure(ToolReason.PATH_OUTSIDE, () -> tools.read(mounts, "/srv/far/seen", LineRange.ALL));
        assertThat(tools.read(mounts, "data/../data/seen", LineRange.ALL).path())
                .isEqualTo("/workspace/data/seen");
        assertThat(tools.read(mounts, "data/../a.txt", LineRange.ALL).text()).isEqualTo("a");
    }

    @Test
    void below_a_memory_file_system_are_outside() throws Exception {
        place.file("scratch/x", "the container does not see this");
        SandboxMounts mounts =
                new SandboxMounts(place.mounts().mounts(), Set.of("/workspace/scratch"), "/workspace", place.user);

        assertThat(failure(ToolReason.PATH_OUTSIDE, () -> tools.read(mounts, "scratch/x", LineRange.ALL))
                        .text())
                .contains("memory");
    }

    @Test
    void to_a_file_that_is_a_mount_can_be_read_only() throws Exception {
        SandboxMounts mounts = place.mounts(
                new Mount(place.workspace.toString(), "/workspace", Access.READ_WRITE),
                new Mount(place.secret.toString(), "/run/config", Access.READ_WRITE));

        assertThat(tools.read(mounts, "/run/config", LineRange.ALL).text()).isEqualTo("secret");
        assertThat(failure(ToolReason.WRONG_KIND, () -> tools.write(mounts, "/run/config", "x"))
                        .text())
                .contains("single file");
        failure(ToolReason.WRONG_KIND, () -> tools.read(mounts, "/run/config/x", LineRange.ALL));
    }

    @Test
    void a_mount_s_source_may_be_a_link_of_the_operator() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("operators"), place.workspace);
        SandboxMounts mounts = place.mounts(new Mount(link.toString(), "/workspace", Access.READ_WRITE));

        assertThat(tools.read(mounts, "a.txt", LineRange.ALL).text()).isEqualTo("a");
    }

    @Test
    void a_mount_s_source_inside_another_mount_is_not_followed_out_of_it() throws Exception {
        place.file("data/x", "x");
        SandboxMounts mounts = place.mounts(
                new Mount(place.workspace.toString(), "/workspace", Access.READ_WRITE),
                new Mount(place.workspace.resolve("data").toString(), "/data", Access.READ_WRITE));
        assertThat(tools.read(mounts, "/data/x", LineRange.ALL).text()).isEqualTo("x");

        Files.move(place.workspace.resolve("data"), place.workspace.resolve("moved"));
        link("data", place.outside.toString());

        failure(ToolReason.PATH_OUTSIDE, () -> tools.read(mounts, "/data/secret", LineRange.ALL));
        failure(ToolReason.PATH_OUTSIDE, () -> tools.write(mounts, "/data/new", "x"));
        assertThat(names(place.outside)).containsExactly("secret");
    }

    @Test
    void a_mount_whose_source_is_gone_says_so() {
        SandboxMounts mounts = place.mounts(new Mount(root + "/nothing", "/workspace", Access.READ_WRITE));

        ToolFailure failure = failure(ToolReason.STORAGE_FAILED, () -> tools.read(mounts, "x", LineRange.ALL));

        assertThat(failure.text()).contains("/workspace").doesNotContain(root.toString());
    }
}
