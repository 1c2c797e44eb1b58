package ai.openclaw.sandbox.api.ui;

import ai.openclaw.sandbox.api.port.ProgramInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one page of the Control UI, and what it may do.
 *
 * @param file the page
 * @param edition the part of the paths of all its files that changes with every start of the daemon, so that browsers may keep those files for ever
 * @param policy its content security policy
 */
record Shell(UiFile file, String edition, String policy) {

    /** Where the files of the UI are. */
    static final String FOLDER = "/ui/";

    private static final String BEGIN = "app/begin.js";
    private static final int EDITION_LENGTH = 12;
    private static final String HTML = "text/html; charset=utf-8";

    /** The shell of a program. */
    static Shell of(ProgramInfo program, UiFiles files) {
        String edition = edition(program);
        String base = FOLDER + edition;
        String imports = Vendors.importMap(base);
        String begin = files.text(BEGIN);
        Preloads preloads = new Preloads(files);
        String page = UiFiles.template()
                .replace("{{base}}", base)
                .replace("{{imports}}", imports)
                .replace("{{preloads}}", preloads.links(base))
                .replace("{{pages}}", preloads.pages())
                .replace("{{begin}}", begin)
                .replace("{{version}}", program.version());
        return new Shell(UiFile.of(HTML, page.getBytes(StandardCharsets.UTF_8)), edition, policy(imports, begin));
    }

    private static String edition(ProgramInfo program) {
        byte[] digest = digest(program.version() + " " + program.startedAt());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, EDITION_LENGTH);
    }

    /**
     * Scripts and styles are files of ours. What stands in the page itself is let in by its digest: the import map, which browsers take from nowhere else, and
     * the few lines that ask for modules. Frames are for the screens of browser sandboxes: a link of this daemon leads to a port of this host. Pictures as
     * data are the editor's marks below wrong places.
     */
    private static String policy(String... inPage) {
        String digests = Stream.of(inPage)
                .map(script -> " 'sha256-" + Base64.getEncoder().encodeToString(digest(script)) + "'")
                .collect(Collectors.joining());
        return "default-src 'none'; script-src 'self'" + digests + "; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; frame-src 'self' http://127.0.0.1:* http://localhost:*; form-action 'none';"
                + " base-uri 'none'; frame-ancestors 'none'";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
