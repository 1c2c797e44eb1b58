package ai.openclaw.sandbox.controller.cli.exec;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams of this process as bytes: what is passed through may be anything.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
public record RawStreams(InputStream in, OutputStream out, OutputStream err) {

    /** Those of this process. */
    public static RawStreams ofProcess() {
        return new RawStreams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }
}
