import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Makes jars quick to start from: {@code java QuickJars.java FOLDER} rewrites those in the folder that need it. Two things cost a start of the daemon, and of every command, hundreds of
 * milliseconds, and nothing here is for them:
 *
 * <ul>
 *   <li>Signatures. The manifest of a signed jar has lines for each of its thousands of classes, and all are read, hashed and checked. Nobody relies on them: who can change the jars can take
 *       them away.
 *   <li>Classes older than Java 6. They have no stack maps, so the JVM must verify them the long way at each start and cannot keep them in its archive. They are given stack maps.
 * </ul>
 *
 * SQLite's library for this machine is laid beside the jars, too: out of its jar it is unpacked at each start, and every byte compared.
 *
 * <p>A jar that cannot be rewritten stays as it is, and says so: it works, only slower.
 */
final class QuickJars {

    /** The first version of class files that every archive can hold, and that needs stack maps (Java 8). */
    private static final int VERSION = ClassFile.JAVA_8_VERSION;

    private static final int TOO_OLD = ClassFile.JAVA_6_VERSION;
    private static final String SQLITE = "libsqlitejdbc.so";
    private static final String MACHINE =
            System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
    private static final String MANIFEST = JarFile.MANIFEST_NAME;

    private final ClassFile classes;

    private QuickJars(List<Path> jars) {
        // Stack maps name common ancestors of classes, which may be in other jars.
        ClassLoader all = new URLClassLoader(jars.stream().map(QuickJars::url).toArray(URL[]::new), null);
        this.classes = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(all)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: java QuickJars.java FOLDER");
            System.exit(2);
        }
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        QuickJars quick = new QuickJars(jars);
        for (Path jar : jars) {
            try {
                quick.rewriteIfNeeded(jar);
                layOut(jar);
            } catch (IOException | RuntimeException e) { // whatever is wrong with it
                System.err.println("note: " + jar.getFileName() + " stays as it is, and starts will take longer: "
                        + e.getMessage());
            }
        }
    }

    private void rewriteIfNeeded(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            if (!signed(jar) && !old(jar)) {
                return;
            }
            try (OutputStream out = Files.newOutputStream(next);
                    JarOutputStream copy = new JarOutputStream(out)) {
                for (JarEntry entry : entries(jar)) {
                    copy(jar, entry, copy);
                }
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(next);
                throw e;
            }
        }
        Files.setLastModifiedTime(
                next, Files.getLastModifiedTime(file)); // whoever compares builds by time sees the same one
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A machine whose library the jar does not have goes the long way. */
    private static void layOut(Path file) throws IOException {
        if (!file.getFileName().toString().startsWith("sqlite-jdbc-")) {
            return;
        }
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            JarEntry library = jar.getJarEntry("org/sqlite/native/Linux/" + MACHINE + "/" + SQLITE);
            if (library != null) {
                Files.write(file.resolveSibling(SQLITE), read(jar, library));
            }
        }
    }

    private void copy(JarFile jar, JarEntry entry, JarOutputStream copy) throws IOException {
        String name = entry.getName();
        if (signature(name)) {
            return;
        }
        byte[] bytes = read(jar, entry);
        if (name.equals(MANIFEST)) {
            bytes = withoutDigests(bytes);
        } else if (name.endsWith(".class") && version(bytes) < TOO_OLD) {
            bytes = withStackMaps(bytes);
        }
        ZipEntry same = new ZipEntry(name);
        same.setTime(entry.getTime()); // the same jar each time, byte for byte
        copy.putNextEntry(same);
        copy.write(bytes);
        copy.closeEntry();
    }

    private byte[] withStackMaps(byte[] bytes) {
        // Every method is taken apart and put together again, for only so it gets its stack map.
        ClassTransform newVersion = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        return classes.transformClass(
                classes.parse(bytes),
                ClassTransform.transformingMethodBodies(CodeBuilder::with).andThen(newVersion));
    }

    private static byte[] withoutDigests(byte[] bytes) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
        manifest.getEntries().clear();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
    }

    private static boolean signed(JarFile jar) {
        return entries(jar).stream().anyMatch(entry -> signature(entry.getName()));
    }

    private static boolean signature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    /** The jars of one maker are compiled alike, so its first class tells. */
    private static boolean old(JarFile jar) throws IOException {
        for (JarEntry entry : entries(jar)) {
            if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
                return version(read(jar, entry)) < TOO_OLD;
            }
        }
        return false;
    }

    private static int version(byte[] bytes) {
        return bytes.length < 8 ? VERSION : (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    }

    private static List<JarEntry> entries(JarFile jar) {
        List<JarEntry> all = new ArrayList<>();
        for (Enumeration<JarEntry> left = jar.entries(); left.hasMoreElements(); ) {
            all.add(left.nextElement());
        }
        return all;
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
