package ai.openclaw.sandbox.controller.host;

import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Numeric owners of files, which the portable view of Java hides behind names. */
public final class FileOwners {

    private FileOwners() {}

    /** Who owns a file. Links are followed unless {@code options} says otherwise. */
    public static Owner of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,gid", options);
        return new Owner(unsigned(attributes, "uid"), unsigned(attributes, "gid"));
    }

    /** Who this process is, as the kernel sees it. */
    public static Owner ofThisProcess() throws IOException {
        return of(Path.of("/proc/self"));
    }

    /** Gives a file away; a link itself, not what it points at. */
    public static void give(Path path, Owner owner) throws IOException {
        Files.setAttribute(path, "unix:uid", (int) owner.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", (int) owner.gid(), LinkOption.NOFOLLOW_LINKS);
    }

    private static long unsigned(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Integer id) {
            return Integer.toUnsignedLong(id);
        }
        throw new IOException("the file system tells no " + name);
    }
}
