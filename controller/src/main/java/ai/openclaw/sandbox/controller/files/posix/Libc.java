package ai.openclaw.sandbox.controller.files.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The functions of the C library that the file tools need. Each returns −1 for a failure and leaves its number where {@link #errno} finds it. */
@SuppressWarnings("restricted") // the launchers grant native access
final class Libc {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
    private static final int FIXED_OF_OPENAT = 3;

    static final MethodHandle OPENAT = LINKER.downcallHandle(
            symbol("openat"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            CAPTURE,
            Linker.Option.firstVariadicArg(FIXED_OF_OPENAT));
    static final MethodHandle STATX = function("statx", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    static final MethodHandle READLINKAT = function("readlinkat", JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    static final MethodHandle PREAD = function("pread", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    static final MethodHandle WRITE = function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    static final MethodHandle GETDENTS = function("getdents64", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    static final MethodHandle FSYNC = function("fsync", JAVA_INT, JAVA_INT);
    static final MethodHandle FCHMOD = function("fchmod", JAVA_INT, JAVA_INT, JAVA_INT);
    static final MethodHandle FCHOWN = function("fchown", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    static final MethodHandle MKDIRAT = function("mkdirat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle RENAMEAT2 =
            function("renameat2", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle LINKAT = function("linkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle UNLINKAT = function("unlinkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
    static final MethodHandle GETEUID = LINKER.downcallHandle(symbol("geteuid"), FunctionDescriptor.of(JAVA_INT));

    private Libc() {}

    /** Where a call leaves the number of its failure. */
    static MemorySegment state(Arena arena) {
        return arena.allocate(STATE);
    }

    /** The number a failed call left. */
    static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments), CAPTURE);
    }

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("The C library of this system has no function "
                        + name + ", which the file tools need: glibc 2.30 or later has all of them."));
    }
}
