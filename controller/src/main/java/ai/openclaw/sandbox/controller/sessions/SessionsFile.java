package ai.openclaw.sandbox.controller.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code sessions.json} of an agent.
 *
 * @param file the file
 * @param json its format
 */
record SessionsFile(Path file, SessionsJson json) implements Source {

    @Override
    public Object stamp() throws IOException {
        return FileStamp.of(file);
    }

    @Override
    public boolean knownByStampAlone() {
        return false;
    }

    @Override
    public Reading read() throws IOException {
        Optional<FileStamp> before = FileStamp.of(file);
        if (before.isEmpty()) {
            return new Reading.Gone();
        }
        if (!before.get().regular()) { // opening a pipe would wait for ever
            return new Reading.Unreadable("it is not an ordinary file");
        }
        if (before.get().size() > SessionsJson.MAX_BYTES) {
            return new Reading.Unreadable("it is larger than " + SessionsJson.MAX_BYTES / 1024 / 1024 + " MiB");
        }
        Reading reading;
        try (InputStream in = Files.newInputStream(file)) {
            reading = json.read(in, before.get().writtenAt());
        } catch (NoSuchFileException e) {
            return new Reading.Gone();
        }
        boolean rewritten = FileStamp.of(file).map(before.get()::rewrittenAs).orElse(false);
        return rewritten ? new Reading.Unreadable("it is being written") : reading;
    }
}
