package ai.openclaw.sandbox.api.discovery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a message in the wire format of protocol buffers: the three kinds of fields that are needed here. */
final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int DELIMITED = 2;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ProtoWriter text(int field, String value) {
        return delimited(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter flag(int field, boolean value) {
        varint(((long) field << 3) | VARINT);
        varint(value ? 1 : 0);
        return this;
    }

    ProtoWriter message(int field, ProtoWriter value) {
        return delimited(field, value.bytes());
    }

    private ProtoWriter delimited(int field, byte[] value) {
        varint(((long) field << 3) | DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while (rest > SEVEN_BITS) {
            bytes.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
