package ai.openclaw.sandbox.controller.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A reverse proxy on this host, as people put in front of a daemon: it says for whom it speaks, so nobody behind it passes for a program of this host. */
final class Proxy implements AutoCloseable {

    private static final String FOR_WHOM = "X-Forwarded-For: 192.0.2.7\r\n";

    private final ServerSocket listening;
    private final int daemon;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** In front of a port of this host. */
    Proxy(int daemon) {
        this.daemon = daemon;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket browser = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), daemon);
                open.add(browser);
                open.add(server);
                Thread.ofVirtual().start(() -> forward(browser, server, FOR_WHOM));
                Thread.ofVirtual().start(() -> forward(server, browser, ""));
            }
        } catch (IOException e) {
            // closed, or the daemon is away
        }
    }

    /** Hands bytes on; the first request of a connection says for whom. */
    private void forward(Socket from, Socket to, String header) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            if (!header.isEmpty()) {
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    out.write(octet);
                    if (octet == '\n') {
                        out.write(header.getBytes(StandardCharsets.US_ASCII));
                        break;
                    }
                }
            }
            in.transferTo(out);
        } catch (IOException e) {
            // one side has gone
        }
        open.remove(from);
        open.remove(to);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
