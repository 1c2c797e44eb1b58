package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes secrets nobody guesses, and the digests by which they are known here. */
public final class Secrets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** A new one: 43 letters, digits, {@code -} and {@code _}. */
    Secret make() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 of a text, lower-case hexadecimal. */
    public static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    /** Whether two digests are the same; takes the same time whatever they hold. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
