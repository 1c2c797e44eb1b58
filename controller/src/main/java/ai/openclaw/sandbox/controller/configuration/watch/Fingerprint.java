package ai.openclaw.sandbox.controller.configuration.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the file system says of some files without reading them. The time of a file's last status change is part of it, which no program can
 * set, so that a change that keeps size and time of modification is seen too.
 *
 * @param files path to its status, as text; {@code absent} where there is nothing
 */
record Fingerprint(Map<Path, String> files) {

    private static final String STATUS = "unix:dev,ino,ctime,lastModifiedTime,size,mode,uid";
    private static final String PLAIN = "fileKey,lastModifiedTime,size";
    private static final String ABSENT = "absent";

    Fingerprint {
        files = Map.copyOf(files);
    }

    /** Looks at files, links followed. Costs one system call each. */
    static Fingerprint of(Set<Path> paths) {
        Map<Path, String> files = new TreeMap<>();
        paths.forEach(path -> files.put(path, status(path)));
        return new Fingerprint(files);
    }

    private static String status(Path path) {
        try {
            return new TreeMap<>(Files.readAttributes(path, attributes(path))).toString();
        } catch (IOException e) {
            return ABSENT;
        }
    }

    private static String attributes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix") ? STATUS : PLAIN;
    }
}
