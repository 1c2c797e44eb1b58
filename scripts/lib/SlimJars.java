import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * {@code java SlimJars.java FOLDER}, after {@code QuickJars}: takes out of the jars of others in FOLDER what this image never reads. That is the native libraries of other machines, what a
 * WebJar holds beside the files that browsers load, and in classes the names of local variables, of which only a debugger knows. A machine whose name in a jar is not
 * known here keeps everything. Our own jars stay as they are.
 */
final class SlimJars {

    private static final Pattern OURS = Pattern.compile("(api|docker-adapter|model|reconciler)-.*");

    /** In WebJars: source maps, types, sources, forms for other loaders, and builds for developers. */
    private static final Pattern NOT_FOR_BROWSERS = Pattern.compile(
            "META-INF/resources/webjars/(.*\\.(map|ts|cts|mts|cjs|md)|[^/]+/[^/]+/(development|node)/.*|.*/uPlot\\.(iife|cjs)\\..*|diff/[^/]+/dist/.*)");

    /** Tables of a signature scheme that nobody here uses, and the same classes once more for newer JVMs. */
    private static final Pattern BOUNCY_CASTLE =
            Pattern.compile("org/bouncycastle/pqc/crypto/picnic/.*\\.properties|META-INF/versions/.*");

    private final String machine =
            System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");

    public static void main(String[] arguments) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                if (!OURS.matcher(jar.getFileName().toString()).matches()) {
                    new SlimJars().slim(jar);
                }
            }
        }
    }

    private void slim(Path jar) throws IOException {
        Path slim = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(slim))) {
            to.setLevel(Deflater.BEST_COMPRESSION);
            List<Natives> natives = natives(jar.getFileName().toString(), from);
            for (String name : names(from)) {
                if (wanted(jar, name) && natives.stream().noneMatch(others -> others.foreign(name))) {
                    // All times are the same, so that the same jars come of every build.
                    ZipEntry entry = new ZipEntry(name);
                    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                    to.putNextEntry(entry);
                    to.write(content(
                            name, from.getInputStream(from.getEntry(name)).readAllBytes()));
                    to.closeEntry();
                }
            }
        }
        Files.move(slim, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Files only, the manifest first. */
    private static List<String> names(ZipFile jar) {
        TreeSet<String> names = new TreeSet<>();
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!entry.isDirectory()) {
                names.add(entry.getName());
            }
        }
        List<String> ordered = new ArrayList<>(names);
        if (ordered.remove("META-INF/MANIFEST.MF")) {
            ordered.addFirst("META-INF/MANIFEST.MF");
        }
        return ordered;
    }

    private static boolean wanted(Path jar, String name) {
        return !NOT_FOR_BROWSERS.matcher(name).matches()
                && !(jar.getFileName().toString().startsWith("bc")
                        && BOUNCY_CASTLE.matcher(name).matches())
                && !(name.endsWith("/libsqlitejdbc.so") && Files.exists(jar.resolveSibling("libsqlitejdbc.so")));
    }

    private static byte[] content(String name, byte[] bytes) {
        if (!name.endsWith(".class")) {
            return bytes;
        }
        ClassFile format = ClassFile.of(DebugElementsOption.DROP_DEBUG);
        return format.transformClass(format.parse(bytes), ClassTransform.ACCEPT_ALL);
    }

    /** Where a jar has the native libraries of many machines, and which one is this machine's. */
    private record Natives(Pattern all, String ours) {
        boolean foreign(String name) {
            return all.matcher(name).matches() && !name.startsWith(ours);
        }
    }

    private List<Natives> natives(String jar, ZipFile file) {
        String dashed = machine.replace('_', '-');
        List<Natives> known = switch (jar.replaceFirst("-[0-9].*", "")) {
            case "sqlite-jdbc" ->
                List.of(new Natives(
                        Pattern.compile("org/sqlite/native/.*"), "org/sqlite/native/Linux/" + machine + "/"));
            case "jline-native" ->
                List.of(new Natives(
                        Pattern.compile("org/jline/nativ/[^/]+/.*"), "org/jline/nativ/Linux/" + machine + "/"));
            case "jna" ->
                List.of(new Natives(
                        Pattern.compile("com/sun/jna/[^/]+-[^/]+/.*"), "com/sun/jna/linux-" + dashed + "/"));
            default -> List.of();
        };
        for (Natives natives : known) {
            if (file.stream().noneMatch(entry -> entry.getName().startsWith(natives.ours()))) {
                System.err.println("note: " + jar + " has no " + natives.ours() + " and keeps all it has");
                return List.of();
            }
        }
        return known;
    }
}
