package ai.openclaw.sandbox.controller.files;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.files.patch.FileChange;
import ai.openclaw.sandbox.controller.files.patch.Patch;
import ai.openclaw.sandbox.controller.files.patch.PatchMaker;
import ai.openclaw.sandbox.controller.files.patch.PatchedText;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many patches, whole and broken ones, from seeds that a failure names. */
@Timeout(120)
class PatchFuzzTest {

    private static final int IN_MEMORY = 5_000;
    private static final int ON_DISK = 250;

    @TempDir
    private Path root;

    @Test
    void a_patch_made_from_a_change_makes_that_change() throws Exception {
        for (int seed = 0; seed < IN_MEMORY; seed++) {
            PatchMaker.Case made = new PatchMaker(new SplittableRandom(seed)).next();
            FileChange change = Patch.parse(patch("f", made.hunks())).changes().getFirst();

            String after = PatchedText.of("f", made.before(), ((FileChange.Update) change).hunks())
                    .text();

            assertThat(after).as("seed %d", seed).isEqualTo(made.after());
        }
    }

    @Test
    void a_broken_patch_fails_in_words_or_applies_but_never_in_part() throws Exception {
        FilesFixture place = new FilesFixture(root);
        int failed = 0;
        try (FileTools tools = new FileTools()) {
            for (int seed = 0; seed < ON_DISK; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                PatchMaker maker = new PatchMaker(random);
                PatchMaker.Case one = maker.next();
                PatchMaker.Case two = maker.next();
                place.file("one", one.before());
                place.file("two", two.before());
                Map<String, String> seen = tree();
                String whole = "*** Begin Patch\n" + update("one", one.hunks()) + "*** Add File: dir/" + seed + "\n+x\n"
                        + update("two", two.hunks()) + "*** Delete File: one\n*** End Patch\n";
                try {
                    tools.applyPatch(place.mounts(), maker.broken(whole));
                } catch (ToolFailure e) {
                    failed++;
                    assertThat(e.text()).as("seed %d", seed).doesNotContain(root.toString());
                    assertThat(tree()).as("seed %d: %s", seed, e.text()).isEqualTo(seen);
                }
                assertThat(tree().keySet()).as("seed %d", seed).noneMatch(name -> name.contains(".openclaw-"));
            }
        }
        assertThat(failed).isBetween(ON_DISK / 4, ON_DISK - 1);
        assertThat(place.secret).hasContent("secret");
        assertThat(place.open()).isEmpty();
    }

    private static String patch(String path, String hunks) {
        return "*** Begin Patch\n" + update(path, hunks) + "*** End Patch\n";
    }

    private static String update(String path, String hunks) {
        return "*** Update File: " + path + "\n" + hunks;
    }

    /** Every path below the workspace with its content, directories with none. */
    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                tree.put(path.toString(), Files.isRegularFile(path) ? Files.readString(path) : "");
            }
        }
        return tree;
    }
}
