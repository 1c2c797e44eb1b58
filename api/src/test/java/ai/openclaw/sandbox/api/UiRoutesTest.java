package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Control UI as browsers get it. What it does in a browser is another test's matter. */
class UiRoutesTest {

    private static final Path SOURCES = Path.of("src/main/resources/ai/openclaw/sandbox/api/ui");
    private static final Pattern EDITION = Pattern.compile("/ui/([A-Za-z0-9_-]{12})/");
    private static final Pattern IMPORT =
            Pattern.compile("(?:^import\\b[^;'\"]*|\\bfrom\\s+|\\bimport\\()['\"]([^'\"]+)['\"]", Pattern.MULTILINE);
    private static final Pattern STATIC =
            Pattern.compile("(?:^|;)import\\b[^;'\"(]*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);
    private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\"(/ui/[^\"]+)\"");
    private static final Pattern IN_PAGE =
            Pattern.compile("(?s)<script(?: type=\"importmap\"| data-[^>]*)?>(.+?)</script>");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"(/ui/[^\"]+)\"");

    private final RunningApi api = new RunningApi();
    private final RawHttp anybody = RawHttp.anonymous(api);

    @AfterEach
    void stop() {
        api.close();
    }

    private String page() {
        return anybody.get("/").body();
    }

    private String base() {
        return EDITION.matcher(page())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_page_is_for_everybody_and_may_do_little() {
        RawHttp.Reply reply = anybody.get("/");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.head())
                .contains("Content-Type: text/html")
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("connect-src 'self'")
                .contains("X-Content-Type-Options: nosniff")
                .contains("Referrer-Policy: no-referrer")
                .contains("Cache-Control: no-cache")
                .doesNotContain("unsafe-");
        assertThat(reply.body()).doesNotContain("{{").contains("0.1.0-SNAPSHOT");
    }

    /** A browser runs none that is not let in by its digest, and says so nowhere but in its console. */
    @Test
    void every_script_in_the_page_itself_is_let_in_by_its_digest() {
        RawHttp.Reply reply = anybody.get("/");
        List<String> scripts = IN_PAGE.matcher(reply.body())
                .results()
                .map(it -> "'sha256-" + Base64.getEncoder().encodeToString(sha256(it.group(1))) + "'")
                .toList();
        assertThat(scripts)
                .hasSize(2)
                .allSatisfy(digest -> assertThat(reply.head()).contains(digest));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void names_no_other_host() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)
                                .lines()
                                .filter(line -> line.matches(".*(https?:)?//[a-z0-9.-]+\\.[a-z]{2,}.*")))
                        .as(file.toString())
                        .allMatch(line -> line.contains("http://www.w3.org/") || line.contains("127.0.0.1"));
            }
        }
    }

    @Test
    void files_are_kept_for_ever_and_change_their_paths_with_the_daemon() {
        RawHttp.Reply reply = anybody.get(base() + "app/main.js");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.head())
                .contains("Cache-Control: public, max-age=31536000, immutable")
                .contains("Content-Type: text/javascript");

        RawHttp.Reply old = anybody.get("/ui/anotherone00/app/main.js");
        assertThat(old.body()).isEqualTo(reply.body());
        assertThat(old.head()).contains("Cache-Control: no-cache");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        Pattern tag = Pattern.compile("ETag: (\"[0-9a-f]+\")");
        String known = tag.matcher(anybody.get("/").head())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        RawHttp.Reply again = anybody.with("If-None-Match: " + known).get("/");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(anybody.with("If-None-Match: \"other\"").get("/").status()).isEqualTo(200);
    }

    @Test
    void every_module_finds_what_it_imports() throws IOException {
        String base = base();
        List<String> names =
                MAPPED.matcher(page()).results().map(it -> it.group(1)).toList();
        try (var files = Files.walk(SOURCES)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".js")).toList()) {
                for (String wanted : imports(file)) {
                    if (wanted.startsWith(".")) {
                        Path target = file.resolveSibling(wanted).normalize();
                        assertThat(anybody.get(base + SOURCES.relativize(target))
                                        .status())
                                .as(file + " imports " + wanted)
                                .isEqualTo(200);
                    } else {
                        assertThat(names)
                                .as(file + " imports " + wanted)
                                .anyMatch(name -> name.equals(wanted) || name.endsWith("/") && wanted.startsWith(name));
                    }
                }
            }
        }
    }

    private static List<String> imports(Path file) {
        try {
            return IMPORT.matcher(Files.readString(file))
                    .results()
                    .map(it -> it.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_the_page_names_is_there() {
        String page = page();
        List<String> paths = new ArrayList<>();
        LINKED.matcher(page).results().forEach(it -> paths.add(it.group(1)));
        MAPPED.matcher(page)
                .results()
                .map(it -> it.group(2))
                .filter(it -> !it.endsWith("/"))
                .forEach(paths::add);
        assertThat(paths)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        path -> assertThat(anybody.get(path).status()).as(path).isEqualTo(200));
    }

    /** A module that only shows when another one is read would be asked for one journey later, and what it imports one more. */
    @Test
    void the_page_names_all_modules_of_every_page_before_any_is_read() throws IOException {
        String page = page();
        String base = base();
        Set<String> frame = LINKED.matcher(page)
                .results()
                .map(it -> it.group(1).replace(base, ""))
                .collect(Collectors.toSet());
        JsonNode pages = new ObjectMapper()
                .readTree(
                        page.replaceAll("(?s).*<script type=\"application/json\" id=\"pages\">(.*?)</script>.*", "$1"));
        assertThat(pages.size()).isEqualTo(routes().size());
        Map<String, List<String>> imported = new HashMap<>();
        for (Map.Entry<String, String> route : routes().entrySet()) {
            Set<String> named = new TreeSet<>(frame);
            pages.path(route.getKey()).forEach(it -> named.add(it.asText()));
            assertThat(named).as(route.getKey()).contains(route.getValue(), "vendor/lit-html/directive.js");
            for (String module : named.stream().filter(it -> it.endsWith(".js")).toList()) {
                assertThat(named)
                        .as("what " + module + " imports")
                        .containsAll(imported.computeIfAbsent(module, it -> neighbours(base, it)));
            }
        }
    }

    /** The modules that one imports by their paths. */
    private List<String> neighbours(String base, String module) {
        RawHttp.Reply reply = anybody.get(base + module);
        assertThat(reply.status()).as(module).isEqualTo(200);
        return STATIC.matcher(reply.body())
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.startsWith("."))
                .map(it -> Path.of(module).resolveSibling(it).normalize().toString())
                .toList();
    }

    private static Map<String, String> routes() throws IOException {
        return Pattern.compile("path: '([^']*)'.*import\\('\\.\\./([^']+)'\\)")
                .matcher(Files.readString(SOURCES.resolve("app/routes.js")))
                .results()
                .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/",
                "/ui/x",
                "/ui/x/",
                "/ui/x/index.html",
                "/ui/x/nothing.js",
                "/ui/x/../../../../META-INF/MANIFEST.MF",
                "/ui/x/%2e%2e/%2e%2e/META-INF/MANIFEST.MF",
                "/ui/x/..%2f..%2fapi/Routes.class",
                "/ui/x/vendor/lit-html/../../../../../logback.js",
                "/ui/x/vendor/nothing/index.js",
                "/ui/x/vendor/lit-html"
            })
    void nothing_else_is_there(String path) {
        assertThat(anybody.get(path).status()).isIn(401, 404);
    }
}
