package ai.openclaw.sandbox.controller.cli.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** HTTP/1.1 over the daemon's control socket, one connection per request. The JDK's own HTTP client knows no such sockets. */
final class ControlSocketTransport implements Transport {

    private final Path socket;
    private final Duration patience;

    ControlSocketTransport(Path socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    @Override
    public String whenAway() {
        return "Start it: ./docker-setup.sh (in the background) or ./openclaw gateway (in this terminal)";
    }

    /** Who may open the socket may know everything. */
    @Override
    public boolean identified() {
        return true;
    }

    @Override
    public String target() {
        return socket.toString();
    }

    @Override
    public Duplex connect() throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        return new Duplex(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
    }

    @Override
    public String headers() {
        return "Host: localhost\r\n";
    }

    @Override
    public Reply send(Request request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            CountDownLatch answered = new CountDownLatch(1);
            Thread.startVirtualThread(() -> closeUnless(answered, channel));
            try {
                write(channel, request);
                return HttpReply.read(new BufferedInputStream(Channels.newInputStream(channel)));
            } catch (ClosedChannelException e) {
                throw new IOException("no answer within " + patience.toSeconds() + " s", e);
            } finally {
                answered.countDown();
            }
        }
    }

    /** A read on such a socket knows no timeout; closing it ends the wait. */
    private void closeUnless(CountDownLatch answered, SocketChannel channel) {
        try {
            if (!answered.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                channel.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does
        } catch (IOException e) {
            // closed all the same
        }
    }

    private static void write(SocketChannel channel, Request request) throws IOException {
        byte[] body = request.body().orElse("").getBytes(StandardCharsets.UTF_8);
        String head = request.method() + " " + request.path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        ByteBuffer bytes = ByteBuffer.allocate(head.length() + body.length);
        bytes.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
