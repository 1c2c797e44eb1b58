package ai.openclaw.sandbox.controller.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine behind the proxy.
 *
 * @param socket its socket
 */
record Upstream(Path socket) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_BYTES = 4 << 20;

    SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    /** Whether a container or network carries a label of ours; one that is not there does not. */
    boolean ours(String path, String labels) throws IOException, RefusedCall {
        return ask(path)
                .map(it -> it.at(labels))
                .filter(it -> it.has("openclaw.sandbox") || it.has("openclaw.doctor") || it.has("openclaw.instance"))
                .isPresent();
    }

    /** Whether there is none by this name: then the engine may say so itself. */
    boolean absent(String path) throws IOException, RefusedCall {
        return ask(path).isEmpty();
    }

    /** The container that a prepared command belongs to; empty when there is no such command. */
    Optional<String> containerOf(String exec) throws IOException, RefusedCall {
        return ask("/exec/" + exec + "/json").map(it -> it.path("ContainerID").asText());
    }

    private Optional<JsonNode> ask(String path) throws IOException, RefusedCall {
        try (SocketChannel engine = connect()) {
            write(
                    engine,
                    ("GET " + path + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = Channels.newInputStream(engine);
            Head head = Head.read(in).orElseThrow(() -> new IOException("the engine gave no answer"));
            if (head.first().split(" ", 3)[1].equals("404")) {
                return Optional.empty();
            }
            byte[] body = head.field("transfer-encoding").isPresent()
                            || head.field("content-length").isPresent()
                    ? Bodies.read(head, in)
                    : in.readNBytes(MOST_BYTES);
            return Optional.of(MAPPER.readTree(body));
        }
    }

    static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
