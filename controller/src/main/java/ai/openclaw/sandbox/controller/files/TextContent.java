package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.OpenFile;
import ai.openclaw.sandbox.controller.files.text.ByteSize;
import ai.openclaw.sandbox.controller.files.text.ContentType;
import ai.openclaw.sandbox.controller.files.text.TextFile;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;

/** Content of text files, in and out, within what the tools take. */
final class TextContent {

    /** Most bytes of a text file that the tools read or write. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private TextContent() {}

    /** All of an open file as text. */
    static TextFile of(OpenFile file) throws ToolFailure {
        return decoded(file.path(), file.content(MAX_BYTES, TextContent::tooLarge));
    }

    /** The content of a file as text. */
    static TextFile decoded(String path, byte[] content) throws ToolFailure {
        return TextFile.decode(content).orElseThrow(() -> notText(path, content));
    }

    /** The bytes of a text that is about to be written to a path. */
    static byte[] encoded(String path, TextFile text) throws ToolFailure {
        byte[] bytes = text.encode().orElseThrow(() -> unencodable(path));
        if (bytes.length > MAX_BYTES) {
            throw new ToolFailure(
                    ToolReason.TOO_LARGE,
                    path + " would have " + ByteSize.of(bytes.length) + ". The file tools write up to "
                            + ByteSize.of(MAX_BYTES) + ". Write it in parts, or make it with exec.");
        }
        return bytes;
    }

    private static ToolFailure unencodable(String path) {
        return new ToolFailure(
                ToolReason.INVALID_ARGUMENT,
                "The text for " + path + " has half a surrogate pair in it, which no file in UTF-8 can hold."
                        + " Send whole characters.");
    }

    /** The refusal of a file that is too large to be read as text. */
    static ToolFailure tooLarge(String path, long size) {
        return new ToolFailure(
                ToolReason.TOO_LARGE,
                path + " has " + ByteSize.of(size) + ". The file tools take text files of up to "
                        + ByteSize.of(MAX_BYTES) + ". Look at a part of it with exec: head, tail or sed -n '1,200p'.");
    }

    private static ToolFailure notText(String path, byte[] content) {
        ContentType type = ContentType.of(content);
        String next = switch (type) {
            case UTF16_BE, UTF16_LE -> " Convert it with exec iconv -f UTF-16 -t UTF-8.";
            default -> type.image().isPresent() ? " See it with the image tool." : " Look at it with exec od -c.";
        };
        return new ToolFailure(
                ToolReason.NOT_TEXT,
                path + " is not text in UTF-8: it is " + type.words() + " of " + ByteSize.of(content.length) + "."
                        + next);
    }
}
