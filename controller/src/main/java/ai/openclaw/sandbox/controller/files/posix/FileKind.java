package ai.openclaw.sandbox.controller.files.posix;

/** What a name in a directory stands for. */
public enum FileKind {
    REGULAR("a regular file"),
    DIRECTORY("a directory"),
    LINK("a symbolic link"),
    PIPE("a named pipe"),
    SOCKET("a socket"),
    CHARACTER_DEVICE("a character device"),
    BLOCK_DEVICE("a block device"),
    UNKNOWN("of a kind that Linux does not tell");

    private static final int TYPE_SHIFT = 12;

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    /** For people, to be put after "is". */
    public String words() {
        return words;
    }

    /** By the high bits of a mode. */
    static FileKind of(int mode) {
        return switch (mode >>> TYPE_SHIFT) {
            case 0x1 -> PIPE;
            case 0x2 -> CHARACTER_DEVICE;
            case 0x4 -> DIRECTORY;
            case 0x6 -> BLOCK_DEVICE;
            case 0x8 -> REGULAR;
            case 0xA -> LINK;
            case 0xC -> SOCKET;
            default -> UNKNOWN;
        };
    }
}
