package ai.openclaw.sandbox.controller.files.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PatchTest {

    private static String wrapped(String body) {
        return "*** Begin Patch\n" + body + "*** End Patch\n";
    }

    /** A text after the update that a patch of one file describes. */
    private static String patched(String text, String hunks) throws ToolFailure {
        FileChange change =
                Patch.parse(wrapped("*** Update File: f\n" + hunks)).changes().getFirst();
        return PatchedText.of("f", text, ((FileChange.Update) change).hunks()).text();
    }

    private static String failure(String text, String hunks) {
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> patched(text, hunks));
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(ToolReason.BAD_PATCH);
        assertThat(failure.text()).endsWith("Nothing was changed.");
        return failure.text();
    }

    @Test
    void names_its_files() throws ToolFailure {
        Patch patch = Patch.parse("""

            *** Begin Patch
            *** Add File: new/file.txt
            +one
            +
            +two

            *** Delete File: old.txt
            *** Update File: a name with spaces.txt
            *** Move to: other.txt
            @@
            -x
            +y
            *** Update File: moved only
            *** Move to: there
            *** Add File: empty
            *** End Patch
            """);

        assertThat(patch.changes()).hasSize(5);
        assertThat(patch.changes().get(0)).isEqualTo(new FileChange.Add("new/file.txt", "one\n\ntwo\n"));
        assertThat(patch.changes().get(1)).isEqualTo(new FileChange.Delete("old.txt"));
        FileChange.Update update = (FileChange.Update) patch.changes().get(2);
        assertThat(update.path()).isEqualTo("a name with spaces.txt");
        assertThat(update.moveTo()).contains("other.txt");
        assertThat(((FileChange.Update) patch.changes().get(3)).hunks()).isEmpty();
        assertThat(patch.changes().get(4)).isEqualTo(new FileChange.Add("empty", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "*** Begin Patch",
                "*** Begin Patch\n*** End Patch",
                "*** Begin Patch\n*** Add File: a\n+x",
                "*** Begin Patch\n*** Add File:\n+x\n*** End Patch",
                "*** Begin Patch\n*** Add File: a\nx\n*** End Patch",
                "*** Begin Patch\n*** Update File: a\n*** End Patch",
                "*** Begin Patch\n*** Update File: a\n@@\n*** End Patch",
                "*** Begin Patch\n*** Update File: a\n@@\n x\n*** End Patch",
                "*** Begin Patch\n*** Update File: a\n?x\n*** End Patch",
                "*** Begin Patch\n*** Change File: a\n*** End Patch",
                "*** Begin Patch\n*** Delete File: a\n*** End Patch\nmore",
                "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"
            })
    void that_cannot_be_read_says_where(String text) {
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> Patch.parse(text));

        assertThat(failure.reason()).isEqualTo(ToolReason.BAD_PATCH);
        assertThat(failure.text()).endsWith("Nothing was changed.");
    }

    @Test
    void that_is_too_large_is_refused() {
        ToolFailure characters =
                catchThrowableOfType(ToolFailure.class, () -> Patch.parse("x".repeat(Patch.MAX_CHARACTERS + 1)));
        ToolFailure files = catchThrowableOfType(
                ToolFailure.class, () -> Patch.parse(wrapped("*** Delete File: a\n".repeat(Patch.MAX_FILES + 1))));

        assertThat(characters.reason()).isEqualTo(ToolReason.TOO_LARGE);
        assertThat(files.text()).contains("201 files");
    }

    @Test
    void several_hunks_change_a_file_in_order() throws ToolFailure {
        String text = "a\nb\nc\nd\ne\nf\n";

        assertThat(patched(text, "@@\n a\n-b\n+B\n c\n@@\n e\n-f\n+F\n+g\n")).isEqualTo("a\nB\nc\nd\ne\nF\ng\n");
        assertThat(patched(text, "-a\n@@\n-f\n")).isEqualTo("b\nc\nd\ne\n");
        assertThat(failure(text, "@@\n-f\n+F\n@@\n-a\n+A\n"))
                .contains("Change 2 of f")
                .contains("at line 1")
                .contains("file's order");
    }

    @Test
    void anchors_say_which_of_several_is_meant() throws ToolFailure {
        String text = "class A\n  def f\n    x\nclass B\n  def f\n    x\n";

        assertThat(patched(text, "@@ class B\n@@   def f\n-    x\n+    y\n"))
                .isEqualTo("class A\n  def f\n    x\nclass B\n  def f\n    y\n");
        assertThat(patched(text, "@@ class B\n class B\n-  def f\n+  def g\n"))
                .as("anchor repeated as context")
                .isEqualTo("class A\n  def f\n    x\nclass B\n  def g\n    x\n");
        assertThat(patched(text, "@@ class B\n+  # new\n"))
                .as("only added lines come after their anchor")
                .isEqualTo("class A\n  def f\n    x\nclass B\n  # new\n  def f\n    x\n");
        assertThat(failure(text, "@@ class C\n-    x\n+    y\n")).contains("there is no line \"class C\"");
    }

    @Test
    void line_numbers_of_other_formats_count_for_nothing() throws ToolFailure {
        assertThat(patched("a\nb\n", "@@ -7,3 +7,4 @@ whatever\n a\n-b\n+c\n\\ No newline at end of file\n"))
                .isEqualTo("a\nc\n");
    }

    @Test
    void the_end_of_the_file_is_meant_where_it_is_said() throws ToolFailure {
        String text = "x\ny\nx\n";

        assertThat(patched(text, "@@\n-x\n+z\n*** End of File\n")).isEqualTo("x\ny\nz\n");
        assertThat(patched(text, "@@\n-x\n+z\n")).isEqualTo("z\ny\nx\n");
        assertThat(patched(text, "+last\n")).isEqualTo("x\ny\nx\nlast\n");
        assertThat(failure(text, "@@\n-y\n+z\n*** End of File\n")).contains("not the end of the file");
    }

    @Test
    void spaces_and_typography_may_differ_and_kept_lines_stay_the_file_s() throws ToolFailure {
        assertThat(patched("if x: \n\treturn “a–b”\nend\n", "@@\n if x:\n-    return \"a-b\"\n+\treturn 1\n end\n"))
                .isEqualTo("if x: \n\treturn 1\nend\n");
        assertThat(patched("  a\nb\n", "@@\n a\n-b\n+c\n")).isEqualTo("  a\nc\n");
        assertThat(patched(" x\nx\n", "@@\n-x\n+y\n")).as("exact ones first").isEqualTo(" x\ny\n");
    }

    @Test
    void line_ends_are_the_file_s() throws ToolFailure {
        assertThat(patched("a\r\nb\r\n", "@@\n a\n-b\n+c\n+d\n")).isEqualTo("a\r\nc\r\nd\r\n");
        assertThat(patched("a\nb\n", "@@\r\n a\r\n-b\r\n+c\r\n")).isEqualTo("a\nc\n");
        assertThat(patched("a\r\nb\nc\n", "@@\n a\n+x\n b\n+y\n"))
                .as("mixed: as the line before")
                .isEqualTo("a\r\nx\r\nb\ny\nc\n");
        FileChange crlf = Patch.parse(wrapped("*** Add File: a\r\n+x\r\n+y\r\n"))
                .changes()
                .getFirst();
        assertThat(crlf).isEqualTo(new FileChange.Add("a", "x\r\ny\r\n"));
    }

    @Test
    void a_last_line_without_an_end_stays_so() throws ToolFailure {
        assertThat(patched("a\nb", "@@\n a\n-b\n+c\n")).isEqualTo("a\nc");
        assertThat(patched("a\nb", "@@\n b\n+c\n")).isEqualTo("a\nb\nc");
        assertThat(patched("a\r\nb", "@@\n b\n+c\n")).isEqualTo("a\r\nb\r\nc");
        assertThat(patched("", "+a\n")).isEqualTo("a\n");
        assertThat(patched("a", "-a\n")).isEmpty();
    }

    @Test
    void a_blank_line_at_the_end_of_a_hunk_may_be_missing_in_the_file() throws ToolFailure {
        assertThat(patched("a\nb\n", "@@\n a\n-b\n+c\n\n@@\n+d\n")).isEqualTo("a\nc\nd\n");
        assertThat(patched("a\nb\n\nx\n", "@@\n-b\n\n-x\n+c\n")).isEqualTo("a\n\nc\n");
    }

    @Test
    void that_does_not_fit_says_which_line() {
        String text = "one\ntwo\nthree\n";

        assertThat(failure(text, "@@\n one\n two\n-four\n+4\n"))
                .contains("Change 1 of f (line 3 of the patch)")
                .contains("\"four\" is not where the 2 before it are");
        assertThat(failure(text, "@@\n-nothing\n+4\n")).contains("\"nothing\" is not in the file");
    }

    @Test
    void lines_that_are_all_alike_do_not_take_for_ever() {
        String text = "x\n".repeat(400_000);

        assertThat(failure(text, "@@\n" + " x\n".repeat(200_000) + "-y\n+z\n")).contains("alike");
        ToolFailure tooMany = catchThrowableOfType(
                ToolFailure.class, () -> patched("\n".repeat(PatchedText.MAX_LINES + 1), "@@\n+x\n"));
        assertThat(Optional.of(tooMany.reason())).contains(ToolReason.TOO_LARGE);
    }
}
