package ai.openclaw.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The description of the API as a promise: whatever the daemon answers in a test must be told there, by path, method, status, media type and schema. The clients of the
 * tests ask it, so no test has to. Read and compiled once for all tests, which takes longer than most of them.
 */
public final class Contract {

    private static final String DOCUMENT = "/ai/openclaw/sandbox/api/openapi.json";
    private static final String NAME = "urn:openclaw:api";
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final List<String> PAGES = List.of("/ui/", "/index.html", "/favicon");
    private static final List<String> OF_OPENAPI =
            List.of("openapi", "info", "servers", "security", "paths", "components", "x-kubernetes-group-version-kind");
    private static final int FIRST_FAILURE = 400;
    private static final Contract IT = new Contract();

    private final JsonNode document = read();
    private final SchemaRegistry schemas =
            SchemaRegistry.withDialect(dialect(), registry -> registry.schemas(Map.of(NAME, document.toString())));

    private Contract() {}

    /**
     * An answer.
     *
     * @param method the method of its request
     * @param target the path of its request, with what follows it
     * @param status its status
     * @param type its media type; empty when it has no body
     * @param body its body, as far as there is one that can be looked at
     */
    public record Answer(String method, String target, int status, String type, Optional<String> body) {

        String path() {
            return target.replaceAll("[?#].*", "");
        }

        boolean watches() {
            return target.matches(".*[?&]watch=(1|true)(&.*)?");
        }
    }

    /** An answer is as it was promised, or the test fails. */
    public static void check(Answer answer) {
        IT.keeps(answer);
    }

    /** The same, of an answer whose body is whole. */
    public static HttpResponse<String> checked(HttpResponse<String> response) {
        return checked(response, Optional.of(response.body()));
    }

    /** The same, of an answer whose body is still to come. */
    public static HttpResponse<InputStream> begun(HttpResponse<InputStream> response) {
        return checked(response, Optional.empty());
    }

    private static <T> HttpResponse<T> checked(HttpResponse<T> response, Optional<String> body) {
        URI uri = response.request().uri();
        String target = uri.getRawPath()
                + Optional.ofNullable(uri.getRawQuery()).map(it -> "?" + it).orElse("");
        check(new Answer(
                response.request().method(),
                target,
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                body));
        return response;
    }

    /** A line of a watch is as it was promised. */
    static void checkEvent(String line) {
        IT.fits("a watch", "/components/schemas/WatchEvent", line);
    }

    /** What is wrong with a value, by the name of its schema. */
    static List<String> problems(String schema, String value) {
        return IT.problemsAt("/components/schemas/" + schema, value);
    }

    private void keeps(Answer answer) {
        String where = answer.method() + " " + answer.target() + " " + answer.status();
        Optional<String> operation = operation(answer);
        if (operation.isEmpty()) {
            undescribed(answer, where);
            return;
        }
        String at = operation.get() + "/responses/" + answer.status();
        if (document.at(at).isMissingNode()) {
            require(answer.status() >= FIRST_FAILURE, where + " is a status that is not told");
            at = "/components/responses/Failure";
        }
        JsonNode content = document.at(at).path("content");
        String type = answer.type().replaceAll(";.*", "").strip();
        if (type.isEmpty() || answer.method().equals("HEAD")) {
            require(content.isMissingNode() || answer.method().equals("HEAD"), where + " has no body");
            return;
        }
        require(content.has(type), where + ": " + type + " is not told");
        String schema = at + "/content/" + pointer(type) + (type.equals(LINES) ? "/x-openclaw-line" : "/schema");
        answer.body().ifPresent(body -> {
            if (type.equals(LINES)) {
                body.lines().forEach(line -> fits(where, schema, line));
            } else if (type.equals(JSON) && answer.watches() && answer.status() < FIRST_FAILURE) {
                body.lines().forEach(Contract::checkEvent);
            } else if (type.equals(JSON)) {
                fits(where, schema, body);
            }
        });
    }

    /** What is no operation is a page, or refused in the words of all refusals. */
    private void undescribed(Answer answer, String where) {
        if (answer.path().equals("/") || PAGES.stream().anyMatch(answer.path()::startsWith)) {
            return;
        }
        require(answer.status() >= FIRST_FAILURE, where + " is an operation that is not told");
        answer.body()
                .filter(body -> !body.isEmpty())
                .ifPresent(body -> fits(where, "/components/schemas/Status", body));
    }

    /** The place of the operation that an answer is of. */
    private Optional<String> operation(Answer answer) {
        String method = answer.method().equals("HEAD") ? "get" : answer.method().toLowerCase(Locale.ROOT);
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has(method))
                .map(Map.Entry::getKey)
                .filter(template -> answer.path().matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .min((a, b) -> Long.compare(holes(a), holes(b)))
                .map(template -> "/paths/" + pointer(template) + "/" + method);
    }

    private static long holes(String template) {
        return template.chars().filter(letter -> letter == '{').count();
    }

    private void fits(String where, String schema, String value) {
        List<String> problems = problemsAt(schema, value);
        require(problems.isEmpty(), where + " is not as it is told: " + problems + "\n" + value);
    }

    private List<String> problemsAt(String schema, String value) {
        Schema compiled = schemas.getSchema(SchemaLocation.of(NAME + "#" + schema));
        return compiled
                .validate(
                        value,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Objects::toString)
                .toList();
    }

    private static void require(boolean kept, String complaint) {
        if (!kept) {
            throw new AssertionError(complaint);
        }
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Dialect dialect() {
        return Dialect.builder(Dialects.getDraft202012())
                .keywords(OF_OPENAPI.stream().map(NonValidationKeyword::new).toList())
                .build();
    }

    private static JsonNode read() {
        try (InputStream in = Contract.class.getResourceAsStream(DOCUMENT)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
