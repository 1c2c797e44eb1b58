package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in parts, by selectors and as tables. */
class ListTest {

    private static final String SANDBOXES = "/apis/sandbox.openclaw.ai/v1/sandboxes";
    private static final String TABLE = "Accept: application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private final RunningApi api = new RunningApi();
    private final RawHttp caller = RawHttp.tcp(api);

    @BeforeEach
    void fill() {
        api.board().ready("agent:main:a");
        api.board().drifted("agent:main:b");
        api.board().pending("agent:work:c");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labelSelector | openclaw.agent=main | a b",
                "labelSelector | openclaw.agent==main,openclaw.scope in (session, shared) | a b",
                "labelSelector | openclaw.agent!=main | c",
                "labelSelector | openclaw.agent notin (main,other) | c",
                "labelSelector | !openclaw.sandboxBrowser | a b c",
                "labelSelector | openclaw.sandboxBrowser | ''",
                "labelSelector | openclaw.sandbox | a b c",
                "fieldSelector | status.phase=Ready | a",
                "fieldSelector | status.phase!=Ready,spec.agent==main | b",
                "fieldSelector | spec.scopeKey=agent:work:c | c",
                "fieldSelector | spec.image=openclaw-sandbox:bookworm-slim,metadata.name!=x | a b c"
            })
    void selects(String parameter, String selector, String expected) {
        List<String> found = new ArrayList<>();
        items(SANDBOXES + "?" + parameter + "=" + URLEncoder.encode(selector, StandardCharsets.UTF_8))
                .forEach(item -> found.add(item.at("/spec/scopeKey").asText().replaceAll(".*:", "")));
        assertThat(String.join(" ", found.stream().sorted().toList())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labelSelector=a+in",
                "labelSelector=%21",
                "labelSelector=a%3Db%3Dc",
                "labelSelector=a,,b",
                "labelSelector=a+in+%28b",
                "fieldSelector=phase%3DReady",
                "fieldSelector=status.phase",
                "continue=nonsense",
                "continue=%21"
            })
    void says_what_is_wrong_with_a_selector(String query) {
        RawHttp.Reply reply = caller.get(SANDBOXES + "?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isNotBlank();
    }

    @Test
    void gives_a_list_in_parts_that_make_up_the_whole() {
        List<String> names = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        String next = "";
        int parts = 0;
        do {
            JsonNode part = caller.get(SANDBOXES + "?limit=2&continue=" + next).json();
            part.path("items")
                    .forEach(item -> names.add(item.at("/metadata/name").asText()));
            versions.add(part.at("/metadata/resourceVersion").asText());
            next = part.at("/metadata/continue").asText();
            parts++;
            if (parts == 1) {
                assertThat(part.at("/metadata/remainingItemCount").asInt()).isEqualTo(1);
                api.board().drifted("agent:main:a"); // goes on meanwhile
            }
        } while (!next.isEmpty());
        assertThat(parts).isEqualTo(2);
        assertThat(names).hasSize(3).doesNotHaveDuplicates();
        assertThat(versions)
                .as("one watches from the version of the first part")
                .hasSize(2)
                .containsOnly(versions.getFirst());
    }

    @Test
    void a_part_that_is_asked_for_too_late_is_gone() {
        String next = caller.get(SANDBOXES + "?limit=1")
                .json()
                .at("/metadata/continue")
                .asText();
        for (int i = 0; i < 2_100; i++) {
            api.board().ready("agent:main:a");
            api.board().drifted("agent:main:a");
        }
        assertThat(caller.get(SANDBOXES + "?limit=1&continue=" + next).status()).isEqualTo(410);
    }

    @Test
    void shows_a_table_for_people() {
        JsonNode table = caller.with(TABLE).get(SANDBOXES + "?limit=500").json();
        assertThat(table.path("kind").asText()).isEqualTo("Table");
        List<String> headings = new ArrayList<>();
        table.path("columnDefinitions")
                .forEach(column -> headings.add(
                        column.path("name").asText() + (column.path("priority").asInt() == 0 ? "" : "+")));
        assertThat(headings)
                .containsExactly(
                        "Name",
                        "Phase",
                        "Ready",
                        "Agent",
                        "Sessions",
                        "Idle",
                        "Age",
                        "Scope+",
                        "Scope Key+",
                        "Image+",
                        "Drift+",
                        "Hot+");
        assertThat(table.path("rows")).hasSize(3);
        table.path("rows").forEach(row -> assertThat(row.path("cells")).hasSameSizeAs(headings));
        JsonNode drifted = row(table, "agent:main:b");
        assertThat(cells(drifted).subList(1, 12))
                .containsExactly(
                        "Drifted",
                        "True",
                        "main",
                        "1",
                        "60s",
                        "3h",
                        "session",
                        "agent:main:b",
                        "openclaw-sandbox:bookworm-slim",
                        "memory",
                        "4m");
        assertThat(drifted.at("/object/metadata/labels/openclaw.agent").asText())
                .isEqualTo("main");
        assertThat(caller.with(TABLE)
                        .get(SANDBOXES + "?includeObject=Object")
                        .json()
                        .at("/rows/0/object/kind")
                        .asText())
                .isEqualTo("Sandbox");
        assertThat(caller.with(TABLE)
                        .get(SANDBOXES + "?includeObject=None")
                        .json()
                        .at("/rows/0/object")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void a_version_of_the_future_is_gone() {
        assertThat(caller.get(SANDBOXES + "?resourceVersion=999999999999999999").status())
                .isEqualTo(410);
        assertThat(caller.get(SANDBOXES + "?resourceVersion=0").status()).isEqualTo(200);
        assertThat(caller.get(SANDBOXES + "?resourceVersion=1&resourceVersionMatch=Exact")
                        .status())
                .isEqualTo(410);
    }

    private static JsonNode row(JsonNode table, String scopeKey) {
        for (JsonNode row : table.path("rows")) {
            if (cells(row).contains(scopeKey)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + scopeKey);
    }

    private static List<String> cells(JsonNode row) {
        List<String> cells = new ArrayList<>();
        row.path("cells").forEach(cell -> cells.add(cell.asText()));
        return cells;
    }

    private JsonNode items(String path) {
        RawHttp.Reply reply = caller.get(path);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().path("items");
    }
}
