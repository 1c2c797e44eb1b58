package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of a container as somebody wrote it, taken apart.
 *
 * @param text as written
 * @param absolute whether it starts at the root
 * @param names its parts, {@code ..} among them; a path that ends with a slash ends with {@code .} here, for only a directory answers to it
 */
record ContainerPath(String text, boolean absolute, List<String> names) {

    /** Most bytes in a path; what Linux takes. */
    static final int MAX_BYTES = 4096;

    /** Most bytes in one name; what Linux takes. */
    static final int MAX_NAME_BYTES = 255;

    private static final int SHOWN = 80;

    ContainerPath {
        names = List.copyOf(names);
    }

    /** Takes a path apart that a tool was given; a leading {@code ~} is the working directory, which is HOME in a sandbox. */
    static ContainerPath given(String text) throws ToolFailure {
        if (text.isBlank()) {
            throw invalid("The path is empty. Name a file, such as notes.txt or /workspace/notes.txt.");
        }
        boolean home = text.equals("~") || text.startsWith("~/");
        return parse(text, home ? "./" + text.substring(1) : text);
    }

    /** Takes apart where a link points. */
    static ContainerPath linked(String target) throws ToolFailure {
        return parse(target, target);
    }

    private static ContainerPath parse(String shown, String text) throws ToolFailure {
        if (text.indexOf(0) >= 0) {
            throw invalid("The path " + cut(shown.replace('\0', '?')) + " has a NUL in it. No file is called that.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw invalid("The path has half a surrogate pair in it. Send it as whole characters.");
        }
        if (bytes(text) > MAX_BYTES) {
            throw invalid("The path " + cut(shown) + " has " + bytes(text) + " bytes. At most " + MAX_BYTES
                    + " are possible.");
        }
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (bytes(name) > MAX_NAME_BYTES) {
                throw invalid("The name " + cut(name) + " has " + bytes(name) + " bytes. At most " + MAX_NAME_BYTES
                        + " are possible; choose a shorter one.");
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        if (text.endsWith("/") || text.endsWith("/.") || text.equals(".")) {
            names.add(".");
        }
        return new ContainerPath(shown, text.startsWith("/"), names);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static ToolFailure invalid(String message) {
        return new ToolFailure(ToolReason.INVALID_ARGUMENT, message);
    }
}
