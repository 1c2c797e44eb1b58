package ai.openclaw.sandbox.controller.sessions;

import java.io.IOException;
import java.nio.file.Path;

/** A file that tells of sessions, whatever its format. */
interface Source {

    /** The file. */
    Path file();

    /** By what a change is seen without reading it; equal objects mean: nothing changed. */
    Object stamp() throws IOException;

    /**
     * Whether changes are told from the stamp alone, because reading it touches the files that are watched. Clocks of file systems go in steps:
     * a second change within one leaves the stamp as it was, so that such a source is read once more a little after every change.
     */
    boolean knownByStampAlone();

    /** Reads it. */
    Reading read() throws IOException;
}
