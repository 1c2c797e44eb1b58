package ai.openclaw.sandbox.controller.tools.file;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.files.Edit;
import ai.openclaw.sandbox.controller.files.Edited;
import ai.openclaw.sandbox.controller.files.FileTools;
import ai.openclaw.sandbox.controller.files.ImageFile;
import ai.openclaw.sandbox.controller.files.LineRange;
import ai.openclaw.sandbox.controller.files.PatchOutcome;
import ai.openclaw.sandbox.controller.files.TextRead;
import ai.openclaw.sandbox.controller.files.Written;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Parameter;
import ai.openclaw.sandbox.controller.tools.Parameters;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tools that work on files of the sandbox. */
public final class FileToolSet {

    private static final int MAX_PATH = 4_096;
    private static final int MAX_TEXT = 16 * 1024 * 1024;

    private static final Parameter PATH = Parameter.required(
            "path",
            new Parameter.Text(MAX_PATH),
            "Path in the sandbox, absolute or relative to its working directory.");

    private final FileTools files;

    private FileToolSet(FileTools files) {
        this.files = files;
    }

    /** All of them. */
    public static List<Tool> of(FileTools files) {
        FileToolSet set = new FileToolSet(files);
        return List.of(
                new FileTool(
                        new ToolName("read"),
                        "Read lines of a text file. Large files come in parts: the answer says where to go on.",
                        Parameters.of(
                                PATH,
                                Parameter.optional(
                                        "offset",
                                        new Parameter.Whole(1, Integer.MAX_VALUE),
                                        "Number of the first line, from 1."),
                                Parameter.optional(
                                        "limit", new Parameter.Whole(1, Integer.MAX_VALUE), "How many lines at most.")),
                        set::read),
                new FileTool(
                        new ToolName("write"),
                        "Write a whole text file, and the directories it needs. What was in the file is replaced.",
                        Parameters.of(
                                PATH,
                                Parameter.required("content", new Parameter.Text(MAX_TEXT), "The file's whole text.")),
                        set::write),
                new FileTool(
                        new ToolName("edit"),
                        "Replace exact text in a file. It must occur once, unless all occurrences are to be replaced.",
                        Parameters.of(
                                PATH,
                                Parameter.required(
                                        "oldText",
                                        new Parameter.Text(MAX_TEXT),
                                        "The text to replace, as in the file."),
                                Parameter.required(
                                        "newText",
                                        new Parameter.Text(MAX_TEXT),
                                        "The text in its place; may be empty."),
                                Parameter.optional("replaceAll", new Parameter.Flag(), "Replace every occurrence.")),
                        set::edit),
                new FileTool(
                        new ToolName("apply_patch"),
                        "Change several files at once with a patch: *** Begin Patch, then for each file *** Add File:,"
                            + " *** Update File: (with hunks that begin with @@ and lines that begin with a space, -"
                            + " or +) or *** Delete File:, at last *** End Patch. All of it is done, or nothing.",
                        Parameters.of(Parameter.required("patch", new Parameter.Text(MAX_TEXT), "The patch.")),
                        set::applyPatch),
                new FileTool(
                        new ToolName("image"),
                        "Show an image file (PNG, JPEG, GIF, WebP and others) of up to 20 MiB.",
                        Parameters.of(PATH),
                        set::image));
    }

    private Tools.Result read(SandboxMounts mounts, Arguments arguments) throws ToolFailure {
        TextRead read = files.read(
                mounts,
                arguments.text("path"),
                LineRange.of(
                        arguments.whole("offset").map(Math::toIntExact),
                        arguments.whole("limit").map(Math::toIntExact)));
        ObjectNode content = object().put("path", read.path())
                .put("content", read.text())
                .put("firstLine", read.window().first())
                .put("lines", read.window().count())
                .put("totalLines", read.window().total())
                .put("size", read.size())
                .put("truncated", read.truncated());
        read.window().next().ifPresent(next -> content.put("nextOffset", next));
        read.note().ifPresent(note -> content.put("note", note));
        return result(content);
    }

    private Tools.Result write(SandboxMounts mounts, Arguments arguments) throws ToolFailure {
        Written written = files.write(mounts, arguments.text("path"), arguments.text("content"));
        return result(object().put("path", written.path())
                .put("bytes", written.bytes())
                .put("effect", written.effect().name().toLowerCase(Locale.ROOT)));
    }

    private Tools.Result edit(SandboxMounts mounts, Arguments arguments) throws ToolFailure {
        Edit.Occurrences occurrences = arguments.flag("replaceAll") ? Edit.Occurrences.ALL : Edit.Occurrences.ONE;
        Edited edited = files.edit(
                mounts,
                arguments.text("path"),
                Edit.of(arguments.text("oldText"), arguments.text("newText"), occurrences));
        return result(object().put("path", edited.path())
                .put("replacements", edited.replacements())
                .put("firstLine", edited.firstLine())
                .put("bytes", edited.bytes()));
    }

    private Tools.Result applyPatch(SandboxMounts mounts, Arguments arguments) throws ToolFailure {
        ObjectNode content = object();
        ArrayNode all = content.putArray("files");
        for (PatchOutcome.PatchedFile file :
                files.applyPatch(mounts, arguments.text("patch")).files()) {
            ObjectNode one = all.addObject()
                    .put("path", file.path())
                    .put("action", file.action().name().toLowerCase(Locale.ROOT))
                    .put("linesAdded", file.linesAdded())
                    .put("linesRemoved", file.linesRemoved());
            file.movedTo().ifPresent(to -> one.put("movedTo", to));
        }
        return result(content);
    }

    private Tools.Result image(SandboxMounts mounts, Arguments arguments) throws ToolFailure {
        ImageFile image = files.image(mounts, arguments.text("path"));
        ObjectNode content =
                object().put("path", image.path()).put("size", image.content().remaining());
        return new Tools.Result(content, Optional.of(new Tools.Picture(image.mediaType(), image.content())));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Tools.Result result(ObjectNode content) {
        return new Tools.Result(content, Optional.empty());
    }
}
