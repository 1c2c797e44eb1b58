package ai.openclaw.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A device with a key, as a browser is one. Speaks through the JDK's own WebSocket, so that what it is told is what is on the wire. */
public final class TestDevice {

    private static final int RAW_BYTES = 32;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final KeyPair keys = keys();
    private final byte[] raw;
    private String role = "admin";

    /** A device that is new to everybody. */
    public TestDevice() {
        byte[] encoded = keys.getPublic().getEncoded();
        this.raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    }

    /** Something heard: a message, or how the socket was closed. */
    public record Heard(String text, int code) {

        /** The field of a message. */
        public String field(String name) {
            return json().path(name).asText();
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        /** Whether the socket was closed so. */
        public boolean closed(int how, String begin) {
            return code == how && text.startsWith(begin);
        }
    }

    /** Asks for another role than admin. */
    public TestDevice asking(String wanted) {
        role = wanted;
        return this;
    }

    /** Its id. */
    public String id() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Knocks, answers the challenge with a token, and gives the line on which it is told what comes of it. */
    public Line connect(int port, String token, Instant now) {
        return connect(port, Map.of(), token, now, message -> {});
    }

    /** The same with further headers and a message that is changed before it is sent. */
    public Line connect(int port, Map<String, String> headers, String token, Instant now, Consumer<ObjectNode> change) {
        Line line = Line.open(port, headers);
        line.say(answer(line.next().field("nonce"), token, now, change));
        return line;
    }

    /** The answer to a challenge. */
    String answer(String nonce, String token, Instant now, Consumer<ObjectNode> change) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "connect");
        message.putObject("device")
                .put("id", id())
                .put("publicKey", base64(raw))
                .put("name", "Chromium on Linux");
        message.put("clientId", "control-ui").put("mode", "ui").put("role", role);
        message.putArray("scopes");
        message.put("signedAt", now.toEpochMilli()).put("token", token);
        String text = String.join(
                "|", "v2", id(), "control-ui", "ui", role, "", Long.toString(now.toEpochMilli()), token, nonce);
        message.put("signature", sign(text));
        change.accept(message);
        return message.toString();
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A socket to the daemon. */
    public static final class Line implements WebSocket.Listener, AutoCloseable {

        private static final int SECONDS = 20;

        private final HttpClient client = HttpClient.newHttpClient();
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        private final StringBuilder begun = new StringBuilder();
        private final WebSocket socket;

        private Line(UnaryOperator<WebSocket.Builder> headers, URI uri) {
            this.socket = headers.apply(client.newWebSocketBuilder())
                    .buildAsync(uri, this)
                    .join();
        }

        /** Opens one, with an origin as browsers send it. */
        static Line open(int port, Map<String, String> headers) {
            return new Line(
                    builder -> {
                        headers.forEach(builder::header);
                        return headers.containsKey("Origin")
                                ? builder
                                : builder.header("Origin", "http://127.0.0.1:" + port);
                    },
                    URI.create("ws://127.0.0.1:" + port + "/ws"));
        }

        void say(String text) {
            socket.sendText(text, true).join();
        }

        /** What is heard next. */
        public Heard next() {
            try {
                Heard next = heard.poll(SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing was heard");
                }
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket any, CharSequence text, boolean last) {
            begun.append(text);
            if (last) {
                heard.add(new Heard(begun.toString(), 0));
                begun.setLength(0);
            }
            any.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket any, int code, String reason) {
            heard.add(new Heard(reason, code));
            return null;
        }

        @Override
        public void onError(WebSocket any, Throwable failure) {
            heard.add(new Heard(String.valueOf(failure), -1));
        }

        @Override
        public void close() {
            socket.abort();
            client.close();
        }
    }
}
