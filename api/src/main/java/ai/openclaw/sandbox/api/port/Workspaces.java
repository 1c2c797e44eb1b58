package ai.openclaw.sandbox.api.port;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The directories of sandboxes, also of those that are gone. Safe from any thread; may block. */
public interface Workspaces {

    /** All of them, by path. */
    List<Workspace> list();

    /**
     * Removes a workspace that no sandbox and no session has.
     *
     * @param name its name, see {@link Workspace}
     * @param actor who asks for it
     */
    Removal remove(String name, String actor);

    /** Whether something wants a workspace. */
    enum Standing {
        /** A sandbox or a session has it. */
        USED,
        /** Nothing has it, and it is not the controller's to remove. */
        KEPT,
        /** Nothing has it, not for long enough yet. */
        ORPHANED,
        /** Nothing has it, and its time is over. */
        DUE
    }

    /**
     * A workspace.
     *
     * @param name the last part of its path
     * @param path where it is, on the daemon's file system
     * @param scopeKey what its sandbox serves or served
     * @param agent the agent
     * @param standing whether something wants it
     * @param why the reason, in one sentence
     * @param times when what was and will be
     * @param bytes size of its files; empty when there are too many to add up
     */
    record Workspace(
            String name,
            Path path,
            String scopeKey,
            String agent,
            Standing standing,
            String why,
            Times times,
            Optional<Long> bytes) {}

    /**
     * When what was and will be.
     *
     * @param created when it was first known
     * @param orphaned since when nothing has it, where that was noticed
     * @param due from when on it may go
     */
    record Times(Instant created, Optional<Instant> orphaned, Optional<Instant> due) {}

    /** What came of a removal. */
    sealed interface Removal {
        /** It is gone; its room on the disk is given back soon. */
        record Done() implements Removal {}

        /** There is none of that name. */
        record Unknown() implements Removal {}

        /**
         * It stays.
         *
         * @param why the reason
         */
        record Refused(String why) implements Removal {}
    }
}
