package ai.openclaw.sandbox.controller.workspaces;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place out of the sandboxes' reach in which things are built, and into which old ones are moved to be removed. */
final class Staging implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Staging.class);

    private final Path directory;
    private final AtomicInteger names = new AtomicInteger();

    Staging(Path directory) {
        this.directory = directory;
    }

    /** A path nothing stands at. */
    Path fresh() {
        return directory.resolve("item-" + names.getAndIncrement());
    }

    /** Removes all of it, as far as that can be done; what stays is tried again when the next daemon starts. */
    @Override
    public void close() {
        try {
            new TreeRemoval(directory).run();
        } catch (IOException e) {
            log.warn("{} cannot be removed wholly: {}. It is tried again at the next start.", directory, e.toString());
        }
    }
}
