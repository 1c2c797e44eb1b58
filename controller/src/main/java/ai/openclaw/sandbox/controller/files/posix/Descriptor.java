package ai.openclaw.sandbox.controller.files.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An open file or directory. Names given to it are single names in that directory, never paths; links are never followed. For one thread at a time.
 *
 * <p>A call holds its thread while the kernel works, and with it the carrier of a virtual thread: chunks are small, and callers bring their own threads.
 */
public final class Descriptor implements AutoCloseable {

    /** Bytes moved by one call. */
    private static final int CHUNK = 64 * 1024;

    /** PATH_MAX: no link is longer. */
    private static final int MAX_LINK = 4096;

    private static final int WORKING_DIRECTORY = -100;
    private static final int NO_FOLLOW = 0x100;
    private static final int REMOVE_DIRECTORY = 0x200;
    private static final int ITSELF = 0x1000;
    private static final int NO_REPLACE = 1;
    private static final int PRIVATE = 0600;
    private static final int CLOSED = -1;

    private int number;

    private Descriptor(int number) {
        this.number = number;
    }

    /** The root of the file system. */
    public static Descriptor root() throws SystemCallException {
        return open(WORKING_DIRECTORY, "/", Opening.PLACE);
    }

    /** Opens what a name in this directory stands for. */
    public Descriptor open(String name, Opening how) throws SystemCallException {
        return open(number, checked(name), how);
    }

    /** This directory again, to read its names or to bring them to the disk. */
    public Descriptor reopened() throws SystemCallException {
        return open(number, ".", Opening.DIRECTORY);
    }

    /** What is open. */
    public FileStatus status() throws SystemCallException {
        return status("", ITSELF);
    }

    /** What a name in this directory stands for; empty when there is none. */
    public Optional<FileStatus> statusOf(String name) throws SystemCallException {
        try {
            return Optional.of(status(checked(name), NO_FOLLOW));
        } catch (SystemCallException e) {
            if (e.errno() == Errno.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Where the link that is open points.
     *
     * @throws CharacterCodingException when that is no UTF-8
     */
    public String target() throws SystemCallException, CharacterCodingException {
        byte[] bytes = new byte[MAX_LINK];
        int length = (int) SystemCall.checked("readlinkat", (memory, state) -> {
            MemorySegment buffer = memory.allocate(MAX_LINK);
            long got = (long) Libc.READLINKAT.invokeExact(state, number, name(memory, ""), buffer, (long) MAX_LINK);
            copyOut(buffer, got, bytes, 0);
            return got;
        });
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, length))
                .toString();
    }

    /**
     * The content, or its first {@code limit} bytes.
     *
     * @param expected bytes there probably are
     */
    public byte[] read(long expected, int limit) throws SystemCallException {
        byte[] content = new byte[(int) Math.min(limit, expected + 1)];
        int filled = 0;
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment buffer = memory.allocate(CHUNK);
            while (filled < limit) {
                if (filled == content.length) {
                    content = Arrays.copyOf(content, (int) Math.min(limit, 2L * content.length));
                }
                int got = read(buffer, Math.min(CHUNK, content.length - filled), filled);
                if (got == 0) {
                    break;
                }
                copyOut(buffer, got, content, filled);
                filled += got;
            }
        }
        return filled == content.length ? content : Arrays.copyOf(content, filled);
    }

    private int read(MemorySegment buffer, long count, long position) throws SystemCallException {
        return (int) SystemCall.checked(
                "pread", (memory, state) -> (long) Libc.PREAD.invokeExact(state, number, buffer, count, position));
    }

    /** Writes all of a part of an array. */
    public void write(byte[] bytes, int offset, int length) throws SystemCallException {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment buffer = memory.allocate(Math.clamp(length, 1, CHUNK));
            int done = 0;
            while (done < length) {
                int count = Math.min(CHUNK, length - done);
                MemorySegment.copy(bytes, offset + done, buffer, ValueLayout.JAVA_BYTE, 0, count);
                done += write(buffer, count);
            }
        }
    }

    private int write(MemorySegment buffer, long count) throws SystemCallException {
        return (int) SystemCall.checked(
                "write", (memory, state) -> (long) Libc.WRITE.invokeExact(state, number, buffer, count));
    }

    /** Names in this directory but {@code .} and {@code ..}; about {@code most} at most. Those that are no UTF-8 come out mangled. */
    public List<String> names(int most) throws SystemCallException {
        return new NameList(most).read(number);
    }

    /** Waits until it is on the disk. */
    public void sync() throws SystemCallException {
        SystemCall.checked("fsync", (memory, state) -> (int) Libc.FSYNC.invokeExact(state, number));
    }

    /** Sets the low twelve bits of its mode. */
    public void permissions(int permissions) throws SystemCallException {
        SystemCall.checked("fchmod", (memory, state) -> (int) Libc.FCHMOD.invokeExact(state, number, permissions));
    }

    /** Gives it away. */
    public void owner(long uid, long gid) throws SystemCallException {
        SystemCall.checked(
                "fchown", (memory, state) -> (int) Libc.FCHOWN.invokeExact(state, number, (int) uid, (int) gid));
    }

    /** Makes a directory in this one. */
    public void makeDirectory(String name) throws SystemCallException {
        checked(name);
        SystemCall.checked(
                "mkdirat", (memory, state) -> (int) Libc.MKDIRAT.invokeExact(state, number, name(memory, name), 0700));
    }

    /** Gives a file of this directory another name in it; what has that name is replaced. */
    public void rename(String from, String to) throws SystemCallException {
        rename(from, to, 0);
    }

    /** Gives a file of this directory another name in it; fails with {@link Errno#EXISTS} when something has that name. */
    public void publish(String from, String to) throws SystemCallException {
        try {
            rename(from, to, NO_REPLACE);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.INVALID && e.errno() != Errno.NO_SUCH_CALL) {
                throw e;
            }
            link(from, to); // a file system that cannot rename without replacing: NFS
            unlink(from);
        }
    }

    /** Gives a directory of this directory another name in it; fails with {@link Errno#EXISTS} or {@link Errno#NOT_EMPTY} when something has it. */
    public void publishDirectory(String from, String to) throws SystemCallException {
        try {
            rename(from, to, NO_REPLACE);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.INVALID && e.errno() != Errno.NO_SUCH_CALL) {
                throw e;
            }
            rename(from, to); // replaces an empty directory at most
        }
    }

    private void rename(String from, String to, int flags) throws SystemCallException {
        checked(from);
        checked(to);
        SystemCall.checked("renameat2", (memory, state) ->
                (int) Libc.RENAMEAT2.invokeExact(state, number, name(memory, from), number, name(memory, to), flags));
    }

    /** Gives a file of this directory a second name in it. */
    public void link(String from, String to) throws SystemCallException {
        checked(from);
        checked(to);
        SystemCall.checked("linkat", (memory, state) ->
                (int) Libc.LINKAT.invokeExact(state, number, name(memory, from), number, name(memory, to), 0));
    }

    /** Removes a name that is not a directory's. */
    public void unlink(String name) throws SystemCallException {
        remove(name, 0);
    }

    /** Removes an empty directory. */
    public void removeDirectory(String name) throws SystemCallException {
        remove(name, REMOVE_DIRECTORY);
    }

    private void remove(String name, int flags) throws SystemCallException {
        checked(name);
        SystemCall.checked("unlinkat", (memory, state) ->
                (int) Libc.UNLINKAT.invokeExact(state, number, name(memory, name), flags));
    }

    /** Whether this process runs as root, whom the kernel refuses little. */
    public static boolean processIsRoot() {
        try {
            return (int) Libc.GETEUID.invokeExact() == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("geteuid threw", e);
        }
    }

    /** Closes it; what has been written stays written. */
    @Override
    public void close() {
        if (number == CLOSED) {
            return;
        }
        int closing = number;
        number = CLOSED;
        try (Arena memory = Arena.ofConfined()) {
            int ignored = (int) Libc.CLOSE.invokeExact(Libc.state(memory), closing); // closed even when it complains
        } catch (Throwable e) {
            throw new IllegalStateException("close threw", e);
        }
    }

    private static Descriptor open(int directory, String name, Opening how) throws SystemCallException {
        int flags = how.flags();
        return new Descriptor((int) SystemCall.checked("openat", (memory, state) ->
                (int) Libc.OPENAT.invokeExact(state, directory, name(memory, name), flags, PRIVATE)));
    }

    private FileStatus status(String name, int flags) throws SystemCallException {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment status = memory.allocate(StatusLayout.SIZE, Long.BYTES);
            SystemCall.checked("statx", (inner, state) ->
                    (int) Libc.STATX.invokeExact(state, number, name(inner, name), flags, StatusLayout.BASIC, status));
            return StatusLayout.read(status);
        }
    }

    private static MemorySegment name(Arena memory, String name) {
        return memory.allocateFrom(name, StandardCharsets.UTF_8);
    }

    private static void copyOut(MemorySegment buffer, long count, byte[] bytes, int offset) {
        if (count > 0) {
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, offset, (int) count);
        }
    }

    /** The last door: whatever was overlooked before, no path and no way up reaches the kernel. */
    private static String checked(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0 || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("not a single name in a directory");
        }
        return name;
    }
}
