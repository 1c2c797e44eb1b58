package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/** Says what went wrong with a call in the words of the port. */
final class Failures {

    /** Longest text of the engine that is passed on, in characters. */
    static final int MAX_MESSAGE = 2_000;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final EngineAddress address;

    Failures(EngineAddress address) {
        this.address = address;
    }

    /** What a problem of a call means. An {@link Error} is nothing to decide about and is thrown. */
    EngineException of(String operation, Throwable problem) {
        return switch (problem) {
            case EngineException known -> known;
            case DockerException refused ->
                new EngineException(ofStatus(refused.getHttpStatus(), body(refused)), refused);
            case Error fatal -> throw fatal;
            default -> new EngineException(new EngineFailure.Unavailable(operation + ": " + explain(problem)), problem);
        };
    }

    /** What an HTTP status with its body means. */
    static EngineFailure ofStatus(int status, String body) {
        String message = message(body).orElse("the engine answered with status " + status);
        return switch (status) {
            case NOT_FOUND -> new EngineFailure.NotFound(message);
            case CONFLICT -> new EngineFailure.Conflict(message);
            default -> new EngineFailure.Rejected(status, message);
        };
    }

    /** The engine's words in an error body: the message of its JSON, else the text itself. */
    private static Optional<String> message(String body) {
        String text = body.strip();
        try {
            text = ClientSettings.MAPPER.readTree(text).path("message").asText(text);
        } catch (JsonProcessingException notJson) {
            // a proxy between us and the engine answers in its own format
        }
        return Optional.of(text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + "…" : text)
                .filter(words -> !words.isBlank());
    }

    /** docker-java puts "Status 404: " in front of the body. */
    private static String body(DockerException refused) {
        String text = Optional.ofNullable(refused.getMessage()).orElse("");
        String prefix = "Status " + refused.getHttpStatus() + ": ";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private String explain(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return "the answer of the engine at " + address + " cannot be understood or broke off";
            }
            if (cause instanceof IOException io) {
                return transport(io);
            }
        }
        return "unexpected answer of the engine at " + address + " (" + problem + ")";
    }

    private String transport(IOException io) {
        String words = Optional.ofNullable(io.getMessage()).orElse("");
        String reason = words.toLowerCase(Locale.ROOT);
        if (reason.contains("permission denied")) {
            return "not permitted to use the engine at " + address
                    + ": run as a member of the group that owns its socket";
        }
        boolean absent = io instanceof ConnectException
                || io instanceof NoSuchFileException
                || reason.contains("no such file")
                || reason.contains("connection refused");
        if (absent) {
            return "no engine at " + address + " (" + words + "): is Docker running?";
        }
        String detail = words.isEmpty() ? io.getClass().getSimpleName() : words;
        return "the engine at " + address + " went away during the call (" + detail + ")";
    }
}
