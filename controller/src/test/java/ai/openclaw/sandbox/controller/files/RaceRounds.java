package ai.openclaw.sandbox.controller.files;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.Edit.Occurrences;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every file tool in turn, on names that somebody else exchanges for links to {@link #outside} all the while. */
final class RaceRounds {

    /** What may come of a call; anything else is a fault of ours. */
    private static final Set<ToolReason> EXPECTED = Set.of(
            ToolReason.PATH_OUTSIDE,
            ToolReason.NOT_FOUND,
            ToolReason.WRONG_KIND,
            ToolReason.CHANGED_MEANWHILE,
            ToolReason.ALREADY_EXISTS,
            ToolReason.NO_MATCH,
            ToolReason.BAD_PATCH);

    /** Reads are short, and the moment in which one could be deceived is shorter. */
    private static final int READS = 20;

    private static final String SECRET = "secret of the host\n";
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 'o', 'u', 't'};

    private final FileTools tools;
    private final SandboxMounts mounts;
    private final Path outside;
    private final Map<String, String> before;
    private final Map<ToolReason, Integer> refused = new EnumMap<>(ToolReason.class);
    private int done;

    /** A call of a tool. */
    private interface Call {
        void run() throws ToolFailure;
    }

    /** Fills the workspace with what is raced for, and a directory outside with bait of the same names. */
    RaceRounds(FileTools tools, FilesFixture place) throws IOException {
        this.tools = tools;
        this.mounts = place.mounts();
        this.outside = place.outside;
        place.file("dir/target", "inside\n");
        place.file("tree/sub/target", "inside\n");
        place.file("dir/picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 'i', 'n'});
        place.file("file", "inside\n");
        place.directory(place.workspace.resolve("media"));
        place.directory(place.workspace.resolve("media/inbound"));
        place.directory(outside.resolve("sub"));
        place.directory(outside.resolve("inbound"));
        for (String bait : new String[] {"target", "sub/target", "file"}) {
            place.own(Files.writeString(outside.resolve(bait), SECRET));
        }
        place.own(Files.write(outside.resolve("picture.png"), PICTURE));
        before = snapshot(outside);
    }

    /** One call of each tool. */
    void round(int number) {
        attempt(() -> tools.write(mounts, "dir/target", "inside " + number + "\n"));
        attempt(() -> tools.edit(mounts, "dir/target", Edit.of("inside", "within", Occurrences.ONE)));
        attempt(() -> tools.write(mounts, "tree/sub/target", "inside\n"));
        attempt(() -> tools.write(mounts, "dir/new/" + number % 7 + "/file", "inside\n"));
        attempt(() -> tools.write(mounts, "file", "inside\n"));
        for (int i = 0; i < READS; i++) {
            attempt(() ->
                    unknown(tools.read(mounts, "dir/target", LineRange.ALL).text()));
            attempt(() -> unknown(tools.read(mounts, "file", LineRange.ALL).text()));
        }
        attempt(() -> tools.edit(mounts, "file", Edit.of("s", "S", Occurrences.ALL)));
        attempt(() -> tools.applyPatch(mounts, """
            *** Begin Patch
            *** Update File: tree/sub/target
            @@
            -inside
            +inside
            +more
            *** Add File: dir/added
            +inside
            *** Update File: file
            *** Move to: dir/moved
            *** End Patch
            """));
        attempt(() -> tools.applyPatch(
                mounts, "*** Begin Patch\n*** Delete File: dir/added\n*** Delete File: dir/moved\n*** End Patch\n"));
        attempt(() -> unknown(tools.image(mounts, "dir/picture.png").content()));
        attempt(() -> tools.store(mounts, "upload", new ByteArrayInputStream(SECRET.getBytes(StandardCharsets.UTF_8))));
    }

    private void attempt(Call call) {
        try {
            call.run();
            done++;
        } catch (ToolFailure e) {
            assertThat(EXPECTED).as(e.text()).contains(e.reason());
            refused.merge(e.reason(), 1, Integer::sum);
        }
    }

    private static void unknown(String text) {
        assertThat(text).as("read by a tool").isNotEqualTo(SECRET);
    }

    private static void unknown(ByteBuffer picture) {
        assertThat(picture).as("read by a tool").isNotEqualTo(ByteBuffer.wrap(PICTURE));
    }

    /** Calls that succeeded. */
    int done() {
        return done;
    }

    /** Calls that noticed. */
    int refused() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    void outsideIsUntouched() throws IOException {
        assertThat(snapshot(outside)).isEqualTo(before);
        for (String bait : new String[] {"target", "added", "moved", "new", "file", "upload"}) {
            assertThat(Path.of("/etc", bait)).doesNotExist();
        }
    }

    /** Nothing hidden is left where the tools worked. */
    static void nothingHidden(Path workspace) throws IOException {
        assertThat(snapshot(workspace).keySet()).noneMatch(path -> path.contains(".openclaw-"));
    }

    /** Paths with all that can be seen of them. */
    private static Map<String, String> snapshot(Path root) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                String content = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        ? Files.readString(path, StandardCharsets.ISO_8859_1)
                        : "";
                seen.put(
                        path.toString(),
                        Files.readAttributes(path, "unix:mode,uid,gid,ino,lastModifiedTime", LinkOption.NOFOLLOW_LINKS)
                                + content);
            }
        }
        return seen;
    }

    @Override
    public String toString() {
        return done + " calls done, refused " + refused;
    }
}
