package ai.openclaw.sandbox.controller.browser;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Shakes hands with a VNC server behind noVNC, as noVNC itself does (RFC 6143). */
final class Vnc implements WebSocket.Listener {

    private static final byte VNC_AUTHENTICATION = 2;
    private static final int CHALLENGE = 16;
    private static final int KEY = 8;
    private static final int ANSWER_SECONDS = 20;

    private final BlockingQueue<Byte> bytes = new LinkedBlockingQueue<>();

    /** What the server made of a password: 0 when it lets one in; -1 when it asks for none, or for another kind of proof. */
    static int securityResult(HttpClient http, URI page, String password) throws Exception {
        Vnc vnc = new Vnc();
        URI address = URI.create("ws://" + page.getAuthority() + "/websockify");
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols("binary")
                .buildAsync(address, vnc)
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        try {
            String version = new String(vnc.read(12), StandardCharsets.US_ASCII);
            if (!version.startsWith("RFB 003.")) {
                throw new AssertionError("no VNC server: " + version);
            }
            send(socket, "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
            byte[] kinds = vnc.read(vnc.read(1)[0]);
            if (kinds.length != 1 || kinds[0] != VNC_AUTHENTICATION) {
                return -1;
            }
            send(socket, kinds);
            send(socket, proof(vnc.read(CHALLENGE), password));
            return ByteBuffer.wrap(vnc.read(4)).getInt();
        } finally {
            socket.abort();
        }
    }

    /** The password, filled up to eight bytes each of which is mirrored, is the key. */
    private static byte[] proof(byte[] challenge, String password) throws Exception {
        byte[] key = new byte[KEY];
        byte[] letters = password.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < Math.min(KEY, letters.length); i++) {
            key[i] = (byte) (Integer.reverse(letters[i]) >>> 24);
        }
        Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
        return cipher.doFinal(challenge);
    }

    private static void send(WebSocket socket, byte[] data) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(data), true).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private byte[] read(int count) throws InterruptedException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (read.size() < count) {
            Byte next = bytes.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the VNC server said " + read.size() + " of " + count + " bytes");
            }
            read.write(next);
        }
        return read.toByteArray();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        while (data.hasRemaining()) {
            bytes.add(data.get());
        }
        return WebSocket.Listener.super.onBinary(webSocket, data, last);
    }
}
