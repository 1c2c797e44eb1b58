package ai.openclaw.sandbox.controller.tools.sessions;

import ai.openclaw.sandbox.model.session.SessionKey;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What was said in a session of the chat gateway: {@code agents/<id>/sessions/<sessionId>.jsonl}, one JSON object per line, those of type {@code message} with a role and
 * content. It is written while it is read, so a last line that is not whole is left out, as is every line that is no message.
 */
final class Transcript {

    /** Most bytes read, from the end of the file. */
    static final long MAX_TAIL = 4L * 1024 * 1024;

    /** Most bytes of the file that maps keys to session ids. */
    private static final long MAX_INDEX = 64L * 1024 * 1024;

    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    private final Path state;
    private final JsonMapper mapper = new JsonMapper();
    private final JsonFactory factory = new JsonFactory();

    Transcript(Path state) {
        this.state = state;
    }

    /**
     * A message.
     *
     * @param role {@code user}, {@code assistant}, {@code toolResult}
     * @param text its text; what is no text is left out
     * @param at when, as written; may be empty
     */
    record Message(String role, String text, String at) {}

    /** The last messages of a session, the oldest first; none when there is no transcript. */
    List<Message> last(SessionKey key, int limit) throws IOException {
        Path directory = state.resolve("agents").resolve(key.agent().value()).resolve("sessions");
        Optional<String> id = sessionId(directory.resolve("sessions.json"), key);
        if (id.isEmpty() || !SESSION_ID.matcher(id.get()).matches()) {
            return List.of();
        }
        Deque<Message> last = new ArrayDeque<>();
        for (String line : tail(directory.resolve(id.get() + ".jsonl")).split("\n", -1)) {
            message(line).ifPresent(last::addLast);
            if (last.size() > limit) {
                last.removeFirst();
            }
        }
        return List.copyOf(last);
    }

    private Optional<String> sessionId(Path index, SessionKey key) throws IOException {
        if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS) || Files.size(index) > MAX_INDEX) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(index);
                JsonParser parser = factory.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().strip().equals(key.value());
                parser.nextToken();
                if (wanted) {
                    JsonNode entry = mapper.readTree(parser);
                    return Optional.ofNullable(entry.path("sessionId").textValue());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        }
    }

    /** The end of a file, from the beginning of a line; empty when there is none. Never through a link. */
    private static String tail(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long from = Math.max(0, channel.size() - MAX_TAIL);
            channel.position(from);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ByteBuffer piece = ByteBuffer.allocate(64 * 1024);
            while (bytes.size() < MAX_TAIL && channel.read(piece.clear()) > 0) {
                bytes.write(piece.array(), 0, piece.position());
            }
            String text = bytes.toString(StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private Optional<Message> message(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode entry = mapper.readTree(line);
            JsonNode message = entry.path("message");
            String role = message.path("role").asText();
            if (!entry.path("type").asText("message").equals("message") || role.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Message(
                    role, text(message.path("content")), entry.path("timestamp").asText()));
        } catch (IOException e) {
            return Optional.empty(); // being written, or not ours
        }
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        return StreamSupport.stream(content.spliterator(), false)
                .filter(part -> part.path("type").asText().equals("text"))
                .map(part -> part.path("text").asText())
                .collect(Collectors.joining("\n"));
    }
}
