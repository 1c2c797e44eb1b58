package ai.openclaw.sandbox.controller.configuration.document;

import ai.openclaw.sandbox.controller.configuration.json5.Json5Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads documents from the file system. */
public final class DiskSource implements DocumentSource {

    @Override
    public Fetched fetch(Path file) {
        try {
            Path real = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            // Opening a pipe would wait for somebody to write into it.
            if (!attributes.isRegularFile()) {
                return new Unreadable("It is not a regular file. Put a file in its place.");
            }
            try (InputStream in = Files.newInputStream(real)) {
                byte[] bytes = in.readNBytes(Json5Limits.MAX_BYTES + 1);
                return bytes.length > Json5Limits.MAX_BYTES
                        ? new Unreadable("It is too large. Keep it below " + (Json5Limits.MAX_BYTES >> 20) + " MiB.")
                        : new Found(real, Text.of(bytes));
            }
        } catch (NoSuchFileException e) {
            return new Missing();
        } catch (AccessDeniedException e) {
            return new Unreadable("The daemon's user may not read it. Change its owner or its mode.");
        } catch (IOException e) {
            return new Unreadable("Reading it failed (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ").");
        }
    }

    @Override
    public Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory;
        }
    }
}
