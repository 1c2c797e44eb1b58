package ai.openclaw.sandbox.api.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the Control UI, ours and others', each read from its jar when it is first asked for. Safe from any thread. */
final class UiFiles {

    private static final String OURS = "/ai/openclaw/sandbox/api/ui/";

    /** All style sheets in one, so that a browser waits for one file before it draws anything, and the order in which they overrule each other. */
    private static final String STYLES = "styles/all.css";

    private static final List<String> STYLES_IN_ORDER = List.of("tokens", "base", "shell", "parts", "grid", "pages");

    private static final int BEGINNING_BYTES = 8 * 1024;

    /** Names of plain words: none leads out of where it is looked for. */
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/){0,6}[A-Za-z0-9_-][A-Za-z0-9_.-]*\\.(js|css|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final Vendors vendors;
    private final Map<String, UiFile> read = new ConcurrentHashMap<>(); // only what there is, so the jars bound it

    UiFiles(Vendors vendors) {
        this.vendors = vendors;
    }

    /** The page, with gaps for what differs from daemon to daemon. */
    static String template() {
        return new String(bytes(OURS + "index.html").orElseThrow(), StandardCharsets.UTF_8);
    }

    /** A file that was asked for before. */
    Optional<UiFile> known(String path) {
        return Optional.ofNullable(read.get(path));
    }

    /** A file by its path below the UI; empty when there is none. Reads the jar. */
    Optional<UiFile> find(String path) {
        Optional<UiFile> found =
                known(path).or(() -> content(path, Integer.MAX_VALUE).map(bytes -> UiFile.of(type(path), bytes)));
        found.ifPresent(file -> read.put(path, file));
        return found;
    }

    /** A file of ours that has to be there, as text. */
    String text(String path) {
        return new String(content(path, Integer.MAX_VALUE).orElseThrow(), StandardCharsets.UTF_8);
    }

    /** The beginning of a module, where its imports stand; empty when there is none. Reads the jar, and makes nothing ready to be sent. */
    Optional<String> beginning(String path) {
        return content(path, BEGINNING_BYTES).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> content(String path, int most) {
        if (path.length() > 200 || !PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        if (path.equals(STYLES)) {
            return Optional.of(styles());
        }
        return path.startsWith(Vendors.FOLDER)
                ? vendors.resource(path.substring(Vendors.FOLDER.length())).flatMap(resource -> bytes(resource, most))
                : bytes(OURS + path, most);
    }

    private static byte[] styles() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        STYLES_IN_ORDER.forEach(
                name -> all.writeBytes(bytes(OURS + "styles/" + name + ".css").orElseThrow()));
        return all.toByteArray();
    }

    private static String type(String path) {
        return String.valueOf(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }

    /** A resource of the class path. */
    static Optional<byte[]> bytes(String resource) {
        return bytes(resource, Integer.MAX_VALUE);
    }

    private static Optional<byte[]> bytes(String resource, int most) {
        try (InputStream stream = UiFiles.class.getResourceAsStream(resource)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readNBytes(most));
        } catch (IOException e) {
            throw new UncheckedIOException("our own jar cannot be read", e);
        }
    }
}
