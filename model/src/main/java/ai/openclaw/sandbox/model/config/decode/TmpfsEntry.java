package ai.openclaw.sandbox.model.config.decode;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Memory file systems: {@code /path} or {@code /path:options}. */
final class TmpfsEntry {

    private static final Set<String> FLAGS = Set.of(
            "rw",
            "ro",
            "exec",
            "noexec",
            "suid",
            "nosuid",
            "dev",
            "nodev",
            "sync",
            "async",
            "atime",
            "noatime",
            "diratime",
            "nodiratime",
            "relatime",
            "norelatime",
            "strictatime",
            "nostrictatime");

    private static final Pattern SIZE = Pattern.compile("(?:size|nr_blocks|nr_inodes)=\\d{1,18}[kKmMgG%]?");
    private static final Pattern MODE = Pattern.compile("mode=[0-7]{1,4}");
    private static final Pattern OWNER = Pattern.compile("(?:uid|gid)=\\d{1,10}");

    private TmpfsEntry() {}

    /** The entry with its path normalised. */
    static Parsed<String> parse(String text) {
        int colon = text.indexOf(':');
        Optional<String> path = ContainerPath.normalise(colon < 0 ? text : text.substring(0, colon));
        if (path.isEmpty()) {
            return Parsed.bad("does not start with an absolute path.", "Write it as \"/tmp\" or \"/tmp:size=64m\".");
        }
        if (colon < 0) {
            return Parsed.good(path.get());
        }
        String options = text.substring(colon + 1);
        Set<String> names = new HashSet<>();
        for (String option : options.split(",", -1)) {
            if (!isOption(option) || !names.add(option.replaceFirst("=.*", ""))) {
                return Parsed.bad(
                        "has an option that a memory file system does not know, or one twice.",
                        "Use size=64m, mode=1777, uid=, gid=, noexec, nosuid, nodev, ro and the like, with commas"
                                + " between.");
            }
        }
        return Parsed.good(path.get() + ":" + options);
    }

    /** The target of an entry that {@link #parse} accepted. */
    static String target(String entry) {
        int colon = entry.indexOf(':');
        return colon < 0 ? entry : entry.substring(0, colon);
    }

    private static boolean isOption(String option) {
        return FLAGS.contains(option)
                || SIZE.matcher(option).matches()
                || MODE.matcher(option).matches()
                || OWNER.matcher(option).matches();
    }
}
