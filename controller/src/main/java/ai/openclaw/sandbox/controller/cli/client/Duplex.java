package ai.openclaw.sandbox.controller.cli.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A connection that both sides write to at any time.
 *
 * @param in what the other side writes
 * @param out what we write
 * @param connection closes both
 */
record Duplex(InputStream in, OutputStream out, Closeable connection) implements Closeable {

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
