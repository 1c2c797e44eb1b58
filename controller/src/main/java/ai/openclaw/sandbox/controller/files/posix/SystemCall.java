package ai.openclaw.sandbox.controller.files.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** One call of a function of the C library, in memory of its own. */
@FunctionalInterface
interface SystemCall {

    /** Calls the function once. */
    long run(Arena memory, MemorySegment state) throws Throwable;

    /**
     * Runs a call again as long as a signal interrupts it.
     *
     * @param name for the error
     * @return what the function returned
     */
    static long checked(String name, SystemCall call) throws SystemCallException {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment state = Libc.state(memory);
            while (true) {
                long result = attempt(call, memory, state);
                if (result != -1) {
                    return result;
                }
                int errno = Libc.errno(state);
                if (Errno.of(errno) != Errno.INTERRUPTED) {
                    throw new SystemCallException(name, errno);
                }
            }
        }
    }

    private static long attempt(SystemCall call, Arena memory, MemorySegment state) {
        try {
            return call.run(memory, state);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a handle of a C function threw", e);
        }
    }
}
