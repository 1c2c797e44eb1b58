package ai.openclaw.sandbox.api.ui;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file as browsers get it.
 *
 * @param type its media type
 * @param tag its entity tag, quotes included: follows from its content alone
 * @param plain its content
 * @param packed its content, compressed with gzip
 */
record UiFile(String type, String tag, Buffer plain, Buffer packed) {

    private static final int TAG_BYTES = 12;

    /** A file of a media type. */
    static UiFile of(String type, byte[] content) {
        return new UiFile(type, tag(content), Buffer.buffer(content), Buffer.buffer(gzip(content)));
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
