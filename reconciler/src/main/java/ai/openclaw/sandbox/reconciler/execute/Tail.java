package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.OutputSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the end of an output, both streams together as they came. */
final class Tail implements OutputSink {

    /** Most bytes kept. */
    static final int LIMIT = 64 * 1024;

    private byte[] kept = new byte[0]; // guarded by this

    @Override
    public synchronized void write(Channel channel, byte[] bytes) {
        int fromNew = Math.min(bytes.length, LIMIT);
        int fromOld = Math.min(kept.length, LIMIT - fromNew);
        byte[] joined = Arrays.copyOfRange(kept, kept.length - fromOld, kept.length + fromNew);
        System.arraycopy(bytes, bytes.length - fromNew, joined, fromOld, fromNew);
        kept = joined;
    }

    synchronized String text() {
        return new String(kept, StandardCharsets.UTF_8);
    }
}
