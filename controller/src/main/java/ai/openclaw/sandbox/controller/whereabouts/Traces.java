package ai.openclaw.sandbox.controller.whereabouts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What hints at the id of the container that a process may be in. Hints only: the engine has the last word, and no file such as {@code /.dockerenv} counts at all. */
final class Traces {

    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HOST_NAME = Pattern.compile("[0-9a-f]{12}|[0-9a-f]{64}");
    private static final int MOST = 8;

    /** Files that engines keep for each container, beside its id, and mount into it. */
    private static final List<Path> GIVEN =
            List.of(Path.of("/etc/hostname"), Path.of("/etc/hosts"), Path.of("/etc/resolv.conf"));

    private Traces() {}

    /** Ids that may be this process's container, the likeliest first; none for most processes on a host. */
    static Set<String> ids(MountTable table, Path cgroups, Path hostName) {
        Set<String> ids = new LinkedHashSet<>();
        GIVEN.forEach(file -> table.at(file).ifPresent(point -> collect(point.root(), ids)));
        collect(text(cgroups), ids);
        String name = text(hostName).strip();
        if (HOST_NAME.matcher(name).matches() && ids.stream().noneMatch(id -> id.startsWith(name))) {
            ids.add(name);
        }
        return ids;
    }

    private static void collect(String text, Set<String> ids) {
        Matcher matcher = FULL_ID.matcher(text);
        while (matcher.find() && ids.size() < MOST) {
            ids.add(matcher.group());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
