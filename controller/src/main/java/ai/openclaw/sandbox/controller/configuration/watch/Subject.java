package ai.openclaw.sandbox.controller.configuration.watch;

import java.nio.file.Path;
import java.util.Set;

/** Something made of files that is made again when they change. The watcher calls it from one thread. */
public interface Subject {

    /** The files, existing or not, a change of which matters. */
    Set<Path> files();

    /** Reads the files again, without telling anybody yet. */
    Attempt attempt();

    /**
     * What was read.
     *
     * @param sound whether it may be believed at once; if not, the writer may be half done and gets a little longer
     * @param publication makes it known; called at most once
     */
    record Attempt(boolean sound, Runnable publication) {}
}
