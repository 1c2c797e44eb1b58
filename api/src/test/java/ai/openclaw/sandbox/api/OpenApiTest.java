package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.api.http.Rights;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API: whole, of one piece, and true. */
class OpenApiTest {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";
    private static final String OFFICIAL = "https://spec.openapis.org/oas/3.1/schema/2025-09-15";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final RunningApi api = new RunningApi();
    private final RawHttp caller = RawHttp.tcp(api);
    private final JsonNode document = caller.get("/openapi.json").json();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void every_operation_is_told_whole_and_with_its_role() {
        Set<String> ids = new HashSet<>();
        Set<String> needless = new TreeSet<>();
        operations().forEach((where, operation) -> {
            String path = where.substring(where.indexOf(' ') + 1);
            assertThat(ids.add(operation.path("operationId").asText()))
                    .as(where)
                    .isTrue();
            assertThat(operation.path("summary").asText()).as(where).endsWith(".");
            assertThat(operation.at("/responses/default/$ref").asText())
                    .as(where)
                    .isNotEmpty();
            List<String> declared = new ArrayList<>();
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    declared.add(parameter.path("name").asText());
                }
            });
            for (String name : declared) {
                assertThat(path).as(where).contains("{" + name + "}");
            }
            assertThat(path.chars().filter(it -> it == '{').count()).as(where).isEqualTo(declared.size());
            String role = operation.path("x-openclaw-role").asText();
            if (!role.equals("none")) {
                HttpMethod method = HttpMethod.valueOf(
                        where.substring(0, where.indexOf(' ')).toUpperCase(Locale.ROOT));
                String least = Rights.least(method, path.replaceAll("\\{(\\w+)}", ":$1"))
                        .name()
                        .toLowerCase(Locale.ROOT);
                if (!least.equals(role)) {
                    needless.add(where + " is told as " + role + " and asks for " + least);
                }
            }
        });
        assertThat(needless).isEmpty();
    }

    @Test
    void every_right_is_of_an_operation_that_is_told() {
        Set<String> told = new HashSet<>();
        operations().keySet().forEach(where -> told.add(where.replaceAll("\\{(\\w+)}", ":$1")));
        List<String> missing = Rights.table().stream()
                .map(rule -> rule.method().name().toLowerCase(Locale.ROOT) + " " + rule.path())
                .filter(rule -> !told.contains(rule))
                .filter(rule -> !Set.of("get /mcp", "delete " + BASE + "/sandboxes", "post " + BASE + "/sessions")
                        .contains(rule)) // guarded although there is no such route
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void every_reference_leads_somewhere() {
        document.findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(
                                schema.getValue().path("description").asText())
                        .as(schema.getKey())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "Sandbox, /sandboxes/NAME",
        "SandboxList, /sandboxes",
        "SandboxList, /sandboxes?limit=1",
        "SessionList, /sessions",
        "Session, /sessions/agent:main:a",
        "EventList, /events",
        "EventList, /sandboxes/NAME/events",
        "PlannedStepList, /plan",
        "Explanation, /explain?session=agent:main:a",
        "Configuration, /config",
        "Status, /sandboxes/none",
        "Status, /tls"
    })
    void what_is_answered_is_what_is_told(String schema, String path) {
        SandboxName name = fill();
        check(schema, caller.get(BASE + path.replace("NAME", name.value())).body());
    }

    @Test
    void what_kubernetes_programs_are_answered_is_what_is_told() {
        fill();
        check("CoreEventList", caller.get("/api/v1/events").body());
        check("Version", caller.get("/version").body());
        check("Readiness", caller.get("/readyz").body());
        check(
                "Table",
                caller.with("Accept: application/json;as=Table;v=v1;g=meta.k8s.io")
                        .get(BASE + "/sandboxes")
                        .body());
        for (String path : List.of("/api", "/api/v1", "/apis", "/apis/sandbox.openclaw.ai", BASE)) {
            assertThat(caller.get(path).json().path("kind").asText()).as(path).startsWith("API");
        }
        assertThat(caller.get("/openapi/v3")
                        .json()
                        .at("/paths/api~1v1/serverRelativeURL")
                        .asText())
                .isEqualTo("/openapi/v3/api/v1");
        assertThat(caller.get("/openapi/v2")
                        .json()
                        .at("/definitions/Sandbox/properties/spec/$ref")
                        .asText())
                .isEqualTo("#/definitions/SandboxSpec");
    }

    @Test
    void it_is_a_document_of_openapi_3_1_by_the_schema_of_openapi_itself() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(OpenApiTest::official));
        Schema openapi = registry.getSchema(SchemaLocation.of(OFFICIAL));
        assertThat(openapi.validate(document)).isEmpty();
        assertThat(openapi.validate(((ObjectNode) document.deepCopy()).put("pahts", "")))
                .isNotEmpty();
        Schema schemas = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(schemas.validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void objects_hold_what_is_told_and_nothing_else_or_say_that_they_do() {
        List<String> silent = new ArrayList<>();
        document.path("components").findParents("properties").forEach(schema -> {
            if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties")) {
                silent.add(schema.path("description").asText());
            }
        });
        assertThat(silent).isEmpty();
    }

    private static @Nullable String official(String name) {
        if (!name.equals(OFFICIAL)) {
            return null;
        }
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi/3.1/schema/2025-09-15")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "200 application/json {\"kind\":\"Sandbox\"}",
                "200 application/json {}",
                "200 text/plain fine",
                "201 application/json {}",
                "404 application/json {\"message\":\"?\"}",
                "404 text/html ?"
            })
    void the_clients_of_the_tests_find_what_is_wrong(int status, String type, String body) {
        Contract.Answer answer = new Contract.Answer("GET", BASE + "/sandboxes/a", status, type, Optional.of(body));
        assertThatThrownBy(() -> Contract.check(answer)).isInstanceOf(AssertionError.class);
    }

    @Test
    void an_operation_that_is_not_told_is_found() {
        Contract.Answer answer = new Contract.Answer("PATCH", BASE + "/sandboxes/a", 200, "", Optional.empty());
        assertThatThrownBy(() -> Contract.check(answer)).hasMessageContaining("an operation that is not told");
    }

    private SandboxName fill() {
        api.sessionInFile("agent:main:a");
        SandboxName name = api.board().drifted("agent:main:a");
        api.store.append(new SandboxEvent(
                RunningApi.NOW, name, SandboxEvent.Type.CREATED, "controller", "SessionActive", "So."));
        return name;
    }

    private void check(String schema, String body) {
        assertThat(Contract.problems(schema, body)).as(schema + ": " + body).isEmpty();
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    assertThat(METHODS).contains(operation.getKey());
                    operations.put(operation.getKey() + " " + path.getKey(), operation.getValue());
                }));
        return operations;
    }
}
