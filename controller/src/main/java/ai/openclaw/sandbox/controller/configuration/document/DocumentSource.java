package ai.openclaw.sandbox.controller.configuration.document;

import java.nio.file.Path;

/** Where documents are read from: the disk, or a copy made of it. */
public interface DocumentSource {

    /** Reads a file whole. */
    Fetched fetch(Path file);

    /** A directory with links resolved, or itself where that cannot be done. */
    Path real(Path directory);

    /** What became of an attempt to read a file. */
    sealed interface Fetched {}

    /**
     * The file was read.
     *
     * @param real its path with links resolved
     * @param text its bytes
     */
    record Found(Path real, Text text) implements Fetched {}

    /** There is no such file. */
    record Missing() implements Fetched {}

    /**
     * There is such a file, and it cannot be read.
     *
     * @param reason why, and what to do; sentences
     */
    record Unreadable(String reason) implements Fetched {}
}
