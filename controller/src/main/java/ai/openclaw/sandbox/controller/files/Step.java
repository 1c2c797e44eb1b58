package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/** One part of something that is done whole or not at all. Closing removes what it needed on the way. */
interface Step extends AutoCloseable {

    /** For errors. */
    String path();

    /** Writes beside its place what is to come, and sees to a way back. Nobody sees a difference yet. */
    void prepare() throws ToolFailure, SystemCallException;

    /** Does it, in one step. */
    void perform() throws ToolFailure, SystemCallException;

    /** Brings what was performed to the disk. Apart, because it takes milliseconds: all steps are performed by then. */
    void settle() throws SystemCallException;

    /** Undoes it, or what was prepared; what somebody else changed since stays. */
    void revert() throws SystemCallException;

    @Override
    void close();
}
