package ai.openclaw.sandbox.controller.files.posix;

import java.io.IOException;

/** A system call that the kernel refused. The message names call and reason only: descriptors have no path. */
public final class SystemCallException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Errno errno;

    SystemCallException(String call, int number) {
        super(call + ": "
                + (Errno.of(number) == Errno.OTHER
                        ? "errno " + number
                        : Errno.of(number).symbol()));
        this.errno = Errno.of(number);
    }

    /** Why. */
    public Errno errno() {
        return errno;
    }
}
