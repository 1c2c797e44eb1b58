package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.posix.FileKind;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;

/** Why a file cannot be worked on, in words with the container's paths. */
public final class Refusal {

    private static final String USE_EXEC = " Use exec for it.";

    private Refusal() {}

    /** In no mount. */
    static ToolFailure outside(String path, SandboxMounts mounts) {
        return new ToolFailure(
                ToolReason.PATH_OUTSIDE,
                path + " lies outside the directories the file tools reach: " + mounts.described() + "."
                        + " Use a path in one of these, or exec for files elsewhere in the sandbox.");
    }

    /** In a memory file system of the container. */
    static ToolFailure inMemory(String path, SandboxMounts mounts) {
        return new ToolFailure(
                ToolReason.PATH_OUTSIDE,
                path + " lies in the sandbox's memory, which the file tools do not reach. They reach: "
                        + mounts.described() + "." + USE_EXEC);
    }

    /** Nothing of that name. */
    public static ToolFailure missing(String path) {
        return new ToolFailure(ToolReason.NOT_FOUND, path + " does not exist. Look at its directory with exec ls.");
    }

    /** Something else than a file. */
    public static ToolFailure wrongKind(String path, FileKind kind) {
        return new ToolFailure(
                ToolReason.WRONG_KIND,
                path + " is " + kind.words() + ". The file tools work on regular files."
                        + (kind == FileKind.DIRECTORY ? " List it with exec ls." : USE_EXEC));
    }

    /** A file where a directory has to be. */
    static ToolFailure notADirectory(String path) {
        return new ToolFailure(ToolReason.WRONG_KIND, path + " is not a directory, and nothing can lie in it.");
    }

    /** In a mount that the sandbox may only read. */
    static ToolFailure readOnly(String path) {
        return new ToolFailure(
                ToolReason.READ_ONLY,
                path + " lies in a mount that the sandbox may only read. Write to a copy in the working directory.");
    }

    /** A file that is itself the mount. */
    static ToolFailure mountedFile(String path) {
        return new ToolFailure(
                ToolReason.WRONG_KIND,
                path + " is mounted as a single file, which cannot be replaced in one step." + USE_EXEC);
    }

    /** Too many links, or a circle of them. */
    static ToolFailure links(String path, int most) {
        return new ToolFailure(
                ToolReason.WRONG_KIND,
                path + " leads through more than " + most + " symbolic links, maybe in a circle. Remove some of them.");
    }

    /** Too many directories below one another. */
    static ToolFailure deep(String path, int most) {
        return new ToolFailure(
                ToolReason.INVALID_ARGUMENT,
                path + " lies more than " + most + " directories deep, further than the file tools go." + USE_EXEC);
    }

    /** The sandbox's own user may not. */
    static ToolFailure forbidden(String path, FileStatus status, Owner user, String what) {
        return new ToolFailure(
                ToolReason.STORAGE_FAILED,
                "The sandbox's user " + user + " may not " + what + " " + path + ", which has mode "
                        + String.format("%04o", status.permissions()) + " and owner " + status.owner()
                        + ". Change mode or owner, with exec chmod if it belongs to the sandbox.");
    }

    /** A link whose target is no UTF-8. */
    static ToolFailure unreadableLink(String path) {
        return new ToolFailure(
                ToolReason.NOT_FOUND, path + " is a symbolic link to a name that is not UTF-8." + USE_EXEC);
    }

    /** The directory of a mount is not where this process can open it. */
    static ToolFailure mountGone(String target, SystemCallException cause) {
        return new ToolFailure(
                ToolReason.STORAGE_FAILED,
                "What is mounted at " + target + " cannot be opened from outside the sandbox (" + cause.getMessage()
                        + "). If it was removed, recreate the sandbox; else use exec for files in it.",
                cause);
    }

    /** The source of a mount that the sandbox itself has turned into a link. */
    static ToolFailure mountTurned(String target) {
        return new ToolFailure(
                ToolReason.PATH_OUTSIDE,
                "What is mounted at " + target + " was replaced by a symbolic link from inside another mount of the"
                        + " sandbox. Remove the link, then recreate the sandbox.");
    }

    /** Somebody else was faster. */
    public static ToolFailure changed(String path) {
        return new ToolFailure(
                ToolReason.CHANGED_MEANWHILE,
                path + " was changed by somebody else during the call. Nothing of it was changed by the call;"
                        + " read it again and retry.");
    }

    /** What the kernel said, in words. */
    public static ToolFailure system(String path, SystemCallException e) {
        return switch (e.errno()) {
            case NOT_FOUND, STALE -> changed(path);
            case NOT_A_DIRECTORY, LOOP, IS_A_DIRECTORY, NO_DEVICE_OR_READER, EXISTS -> changed(path);
            case READ_ONLY ->
                storage(
                        ToolReason.READ_ONLY,
                        path,
                        "lies on a file system that is mounted read-only",
                        "Write elsewhere",
                        e);
            case NO_SPACE -> storage(path, "cannot be written: the disk is full", "Free some space", e);
            case QUOTA -> storage(path, "cannot be written: the disk quota is used up", "Free some space", e);
            case FILE_TOO_BIG -> storage(path, "would be larger than its file system takes", "Write less", e);
            case NO_ACCESS, NOT_PERMITTED ->
                storage(path, "cannot be worked on: the daemon lacks the permission", "Change its mode or owner", e);
            case TOO_MANY_OPEN, TOO_MANY_IN_SYSTEM ->
                storage(path, "cannot be opened: too many files are open in the daemon", "Try again", e);
            case NAME_TOO_LONG ->
                storage(ToolReason.INVALID_ARGUMENT, path, "has a name too long for its file system", "Shorten it", e);
            default -> storage(path, "cannot be worked on (" + e.getMessage() + ")", "Look at the disk it lies on", e);
        };
    }

    private static ToolFailure storage(String path, String what, String next, SystemCallException e) {
        return storage(ToolReason.STORAGE_FAILED, path, what, next, e);
    }

    private static ToolFailure storage(
            ToolReason reason, String path, String what, String next, SystemCallException e) {
        return new ToolFailure(reason, path + " " + what + ". " + next + ", then try again.", e);
    }
}
