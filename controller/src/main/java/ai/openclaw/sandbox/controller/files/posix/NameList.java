package ai.openclaw.sandbox.controller.files.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code struct linux_dirent64}: inode, offset, length of the entry, kind, name. */
final class NameList {

    private static final int BUFFER = 32 * 1024;
    private static final long LENGTH = 16;
    private static final long NAME = 19;

    private final int most;
    private final List<String> names = new ArrayList<>();

    NameList(int most) {
        this.most = most;
    }

    List<String> read(int descriptor) throws SystemCallException {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment buffer = memory.allocate(BUFFER, Long.BYTES);
            while (names.size() < most) {
                long filled = SystemCall.checked("getdents64", (inner, state) ->
                        (long) Libc.GETDENTS.invokeExact(state, descriptor, buffer, (long) BUFFER));
                if (filled == 0) {
                    break;
                }
                collect(buffer, filled);
            }
        }
        return List.copyOf(names);
    }

    private void collect(MemorySegment buffer, long filled) {
        long entry = 0;
        while (entry < filled) {
            String name = buffer.getString(entry + NAME, StandardCharsets.UTF_8);
            if (!name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
            entry += Short.toUnsignedInt(buffer.get(ValueLayout.JAVA_SHORT_UNALIGNED, entry + LENGTH));
        }
    }
}
