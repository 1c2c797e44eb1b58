package ai.openclaw.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends requests letter by letter, so that wrong ones can be sent too. */
final class RawHttp {

    private final SocketAddress address;
    private final List<String> headers;

    private RawHttp(SocketAddress address, List<String> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** A reply: its status, its headers in one text, its body. */
    record Reply(int status, String head, String body) {
        JsonNode json() {
            try {
                return new JsonMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }

        /** The value of a header; empty when there is none. */
        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** The body as it was before it was cut into chunks for the wire. */
        String content() {
            if (!header("Transfer-Encoding").equals("chunked")) {
                return body;
            }
            byte[] wire = body.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            int at = 0;
            while (at < wire.length) {
                String rest = new String(wire, at, Math.min(16, wire.length - at), StandardCharsets.US_ASCII);
                String size = rest.substring(0, rest.indexOf('\r'));
                int length = Integer.parseInt(size, 16);
                at += size.length() + 2;
                whole.write(wire, at, length);
                at += length + 2;
            }
            return whole.toString(StandardCharsets.UTF_8);
        }

        /** The message of a {@code Status}. */
        String message() {
            return json().path("message").asText();
        }
    }

    /** Over TCP with the right token. */
    static RawHttp tcp(RunningApi api) {
        return anonymous(api).with("Authorization: Bearer " + RunningApi.TOKEN);
    }

    /** Over TCP without a token. */
    static RawHttp anonymous(RunningApi api) {
        return new RawHttp(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()),
                List.of("Host: localhost:" + api.port()));
    }

    /** Over the control socket. */
    static RawHttp local(RunningApi api) {
        return new RawHttp(UnixDomainSocketAddress.of(api.controlSocket()), List.of("Host: anything"));
    }

    /** With exactly these headers. */
    RawHttp only(String... others) {
        return new RawHttp(address, List.of(others));
    }

    /** With one more header. */
    RawHttp with(String header) {
        return new RawHttp(
                address, Stream.concat(headers.stream(), Stream.of(header)).toList());
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply send(String method, String path, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: "
                + content.length + "\r\nConnection: close\r\n\r\n";
        try (SocketChannel channel = SocketChannel.open(address)) {
            write(channel, head.getBytes(StandardCharsets.UTF_8));
            write(channel, content);
            Reply reply = reply(readAll(channel));
            Contract.check(new Contract.Answer(
                    method, path, reply.status(), reply.header("Content-Type"), Optional.of(reply.content())));
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static byte[] readAll(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (channel.read(buffer) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return all.toByteArray();
    }

    private static Reply reply(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String head = text.substring(0, end);
        return new Reply(Integer.parseInt(head.substring(9, 12)), head, text.substring(end + 4));
    }
}
