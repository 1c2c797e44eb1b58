package ai.openclaw.sandbox.controller.files.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file's content as text in UTF-8.
 *
 * @param mark whether it begins with a byte-order mark, which is no part of the text
 * @param text the text, line ends as they are
 * @param lineEnds how its lines end
 */
public record TextFile(Mark mark, String text, LineEnds lineEnds) {

    /** Whether a byte-order mark comes first. */
    public enum Mark {
        NONE,
        BYTE_ORDER
    }

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Bytes as text; empty when they are none: with a NUL in them, or not UTF-8. */
    public static Optional<TextFile> decode(byte[] content) {
        for (byte each : content) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(of(text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A text as the whole content of a file; a mark it begins with stays where it is. */
    public static TextFile plain(String text) {
        return new TextFile(Mark.NONE, text, LineEnds.of(text));
    }

    private static TextFile of(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        String plain = marked ? text.substring(1) : text;
        return new TextFile(marked ? Mark.BYTE_ORDER : Mark.NONE, plain, LineEnds.of(plain));
    }

    /** The same file with another text. */
    public TextFile with(String changed) {
        return new TextFile(mark, changed, LineEnds.of(changed));
    }

    /** The bytes of the file; empty when the text has half a surrogate pair in it, which no byte stands for. */
    public Optional<byte[]> encode() {
        String whole = mark == Mark.BYTE_ORDER ? BYTE_ORDER_MARK + text : text;
        boolean encodable = whole.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                || StandardCharsets.UTF_8.newEncoder().canEncode(whole);
        return encodable ? Optional.of(whole.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }
}
