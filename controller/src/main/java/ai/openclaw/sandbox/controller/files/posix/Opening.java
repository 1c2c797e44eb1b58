package ai.openclaw.sandbox.controller.files.posix;

/** The ways in which something is opened. None follows a link, waits for the other end of a pipe, or is left to a child process. */
public enum Opening {
    /** As a place to look at and to walk on from, whatever it is; needs no right to read it. */
    PLACE(Flags.PATH),
    /** As a directory whose names are read, and that is brought to the disk. */
    DIRECTORY(Flags.READ | Flags.NON_BLOCKING | Flags.HERE.directory()),
    /** To read what is in it. */
    READING(Flags.READ | Flags.NON_BLOCKING | Flags.NO_TERMINAL),
    /** To write a file that must not be there yet. */
    CREATING(Flags.WRITE | Flags.CREATE | Flags.EXCLUSIVE);

    private final int flags;

    Opening(int flags) {
        this.flags = flags | Flags.CLOSE_ON_EXEC | Flags.HERE.noFollow();
    }

    int flags() {
        return flags;
    }

    /** Values of Linux that are the same on all architectures the tools know. */
    private static final class Flags {
        static final Architecture HERE = Architecture.named(System.getProperty("os.arch", ""));
        static final int READ = 0;
        static final int WRITE = 1;
        static final int CREATE = 0x40;
        static final int EXCLUSIVE = 0x80;
        static final int NO_TERMINAL = 0x100;
        static final int NON_BLOCKING = 0x800;
        static final int CLOSE_ON_EXEC = 0x8_0000;
        static final int PATH = 0x20_0000;
    }
}
