package ai.openclaw.sandbox.controller.configuration.json5;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import de.marhali.json5.Json5;
import de.marhali.json5.Json5Element;
import de.marhali.json5.exception.Json5Exception;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A JSON5 document, read as a whole or not at all. */
public sealed interface Json5Document {

    /**
     * A document.
     *
     * @param root its object or list
     */
    record Read(ConfigNode root) implements Json5Document {}

    /**
     * A text that is no document.
     *
     * @param problem the first thing wrong with it, with its place
     */
    record Refused(ConfigProblem problem) implements Json5Document {}

    /**
     * Reads bytes as a JSON5 document in UTF-8, with or without a byte order mark.
     *
     * @param file the file's name for messages
     * @param bytes its content, at most {@link Json5Limits#MAX_BYTES}
     */
    static Json5Document parse(String file, byte[] bytes) {
        if (bytes.length > Json5Limits.MAX_BYTES) {
            return refuse(
                    new Lines(file, ""),
                    new SyntaxException(
                            0, "The file is too large.", "Keep it below " + (Json5Limits.MAX_BYTES >> 20) + " MiB."),
                    ConfigPath.ROOT);
        }
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String text = withoutMark(characters.flip().toString());
        Lines lines = new Lines(file, text);
        if (result.isError()) {
            SyntaxException malformed =
                    new SyntaxException(text.length(), "This is not UTF-8.", "Save the file with the encoding UTF-8.");
            return refuse(lines, malformed, ConfigPath.ROOT);
        }
        return parse(lines, text);
    }

    private static Json5Document parse(Lines lines, String text) {
        Json5Scanner scanner = new Json5Scanner(text);
        try {
            Layout layout = scanner.document();
            Json5Element element = new Json5().parse(text);
            return new Read(new NodeBuilder(lines).build(element, layout));
        } catch (SyntaxException e) {
            return refuse(lines, e, scanner.path());
        } catch (Json5Exception e) {
            // The scan let through what the library does not read: our mistake, not the user's, so at least the file is
            // named.
            SyntaxException unread = new SyntaxException(
                    0, "The document cannot be read.", "Write it more plainly, and report this as a bug.");
            return refuse(lines, unread, ConfigPath.ROOT);
        }
    }

    private static Refused refuse(Lines lines, SyntaxException problem, ConfigPath path) {
        return new Refused(
                ConfigProblem.error(lines.locate(problem.offset()), path, problem.sentence(), problem.remedy()));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
