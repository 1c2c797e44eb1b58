package ai.openclaw.sandbox.controller.files.posix;

import ai.openclaw.sandbox.model.sandbox.Owner;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;

/** {@code struct statx}, laid out the same on every architecture. */
final class StatusLayout {

    /** Bytes of the whole. */
    static final long SIZE = 256;

    /** STATX_BASIC_STATS. */
    static final int BASIC = 0x7FF;

    private static final long UID = 20;
    private static final long GID = 24;
    private static final long MODE = 28;
    private static final long INODE = 32;
    private static final long BYTES = 40;
    private static final long CHANGED = 96;
    private static final long MODIFIED = 112;
    private static final long DEVICE_MAJOR = 136;
    private static final long DEVICE_MINOR = 140;
    private static final int PERMISSIONS = 0xFFF;

    private StatusLayout() {}

    static FileStatus read(MemorySegment status) {
        int mode = Short.toUnsignedInt(status.get(ValueLayout.JAVA_SHORT, MODE));
        long device = (unsigned(status, DEVICE_MAJOR) << Integer.SIZE) | unsigned(status, DEVICE_MINOR);
        return new FileStatus(
                new FileId(device, status.get(ValueLayout.JAVA_LONG, INODE)),
                FileKind.of(mode),
                mode & PERMISSIONS,
                new Owner(unsigned(status, UID), unsigned(status, GID)),
                status.get(ValueLayout.JAVA_LONG, BYTES),
                time(status, MODIFIED),
                time(status, CHANGED));
    }

    private static Instant time(MemorySegment status, long offset) {
        return Instant.ofEpochSecond(status.get(ValueLayout.JAVA_LONG, offset), unsigned(status, offset + Long.BYTES));
    }

    private static long unsigned(MemorySegment status, long offset) {
        return Integer.toUnsignedLong(status.get(ValueLayout.JAVA_INT, offset));
    }
}
