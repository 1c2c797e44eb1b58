package ai.openclaw.sandbox.controller.files.posix;

import java.util.Arrays;

/** Why Linux refused a call; the numbers are those of all architectures the tools know. */
public enum Errno {
    NOT_PERMITTED(1, "EPERM"),
    NOT_FOUND(2, "ENOENT"),
    INTERRUPTED(4, "EINTR"),
    INPUT_OUTPUT(5, "EIO"),
    NO_DEVICE_OR_READER(6, "ENXIO"),
    NO_ACCESS(13, "EACCES"),
    BUSY(16, "EBUSY"),
    EXISTS(17, "EEXIST"),
    OTHER_FILE_SYSTEM(18, "EXDEV"),
    NOT_A_DIRECTORY(20, "ENOTDIR"),
    IS_A_DIRECTORY(21, "EISDIR"),
    INVALID(22, "EINVAL"),
    TOO_MANY_IN_SYSTEM(23, "ENFILE"),
    TOO_MANY_OPEN(24, "EMFILE"),
    FILE_TOO_BIG(27, "EFBIG"),
    NO_SPACE(28, "ENOSPC"),
    READ_ONLY(30, "EROFS"),
    TOO_MANY_LINKS(31, "EMLINK"),
    NAME_TOO_LONG(36, "ENAMETOOLONG"),
    NO_SUCH_CALL(38, "ENOSYS"),
    NOT_EMPTY(39, "ENOTEMPTY"),
    LOOP(40, "ELOOP"),
    NOT_SUPPORTED(95, "EOPNOTSUPP"),
    STALE(116, "ESTALE"),
    QUOTA(122, "EDQUOT"),
    /** Any other. */
    OTHER(0, "errno");

    private final int number;
    private final String symbol;

    Errno(int number, String symbol) {
        this.number = number;
        this.symbol = symbol;
    }

    /** As manual pages name it. */
    public String symbol() {
        return symbol;
    }

    static Errno of(int number) {
        return Arrays.stream(values())
                .filter(errno -> errno.number == number)
                .findFirst()
                .orElse(OTHER);
    }
}
