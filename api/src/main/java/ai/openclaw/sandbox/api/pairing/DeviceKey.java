package ai.openclaw.sandbox.api.pairing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The public key of a device: Ed25519, 32 bytes. */
final class DeviceKey {

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final int MAX_TEXT = 96;

    /** What stands before the 32 bytes of every such key in its X.509 form (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;

    private DeviceKey(byte[] raw, PublicKey key) {
        this.raw = raw;
        this.key = key;
    }

    /** Reads one in base64url; empty when it is no point of the curve, or not in this form. */
    static Optional<DeviceKey> parse(String text) {
        return bytes(text).filter(raw -> raw.length == KEY_BYTES).flatMap(DeviceKey::of);
    }

    private static Optional<DeviceKey> of(byte[] raw) {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        try {
            return Optional.of(new DeviceKey(
                    raw, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded))));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The id of the device that has it. */
    String deviceId() {
        return Secrets.digest(raw);
    }

    /** Whether a signature, in base64url, is one of this text by this key. */
    boolean signed(String text, String signature) {
        Optional<byte[]> bytes = bytes(signature).filter(it -> it.length == SIGNATURE_BYTES);
        if (bytes.isEmpty()) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(bytes.get());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<byte[]> bytes(String text) {
        if (text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
