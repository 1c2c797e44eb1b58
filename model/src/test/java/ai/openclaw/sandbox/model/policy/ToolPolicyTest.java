package ai.openclaw.sandbox.model.policy;

import static ai.openclaw.sandbox.model.config.decode.Tree.list;
import static ai.openclaw.sandbox.model.config.decode.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.decode.Decoding;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ToolPolicyTest {

    private static final int COLUMNS = 3;

    static Stream<String> table() throws IOException {
        try (InputStream in = ToolPolicyTest.class.getResourceAsStream("/policy/decisions.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#") && !line.isBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void decides(String row) {
        String[] columns = row.split("\\|", COLUMNS);
        ToolDecision decision = policy(columns[0].strip()).decide(new ToolName(columns[1]));
        assertThat(told(decision)).isEqualTo(columns[2].strip());
    }

    private static String told(ToolDecision decision) {
        String verdict = decision.allowed() ? "allowed" : "denied";
        return verdict + " "
                + decision.ground()
                        .map(it -> it.stage() + " " + it.list().name().toLowerCase(java.util.Locale.ROOT) + " "
                                + it.entry().map(String::strip).orElse("-"))
                        .orElse("- - -");
    }

    private static ToolPolicy policy(String written) {
        Map<String, List<Object>> lists = new TreeMap<>();
        List<Object> sandbox = new ArrayList<>();
        for (String part : written.split(";")) {
            if (part.equals("ro") || part.equals("rw")) {
                sandbox.addAll(List.of("workspaceAccess", part));
            } else if (!part.isEmpty()) {
                int sign = part.indexOf('+') < 0 ? part.indexOf('-') : part.indexOf('+');
                String key = part.substring(0, sign) + (part.charAt(sign) == '+' ? " allow" : " deny");
                String entries = part.substring(sign + 1);
                lists.put(key, entries.isEmpty() ? List.of() : List.of((Object[]) entries.split(",")));
            }
        }
        ConfigNode agent = object("id", "work", "tools", tools("a", "as", lists), "sandbox", object(sandbox.toArray()));
        Settings settings =
                Decoding.settings(object("tools", tools("t", "ts", lists), "agents", object("list", list(agent))));
        return ToolPolicy.sandboxed(settings, Decoding.agent(settings, "work"));
    }

    private static ConfigNode tools(String general, String sandboxed, Map<String, List<Object>> lists) {
        List<Object> members = members(general, lists);
        members.addAll(List.of(
                "sandbox", object("tools", object(members(sandboxed, lists).toArray()))));
        return object(members.toArray());
    }

    private static List<Object> members(String who, Map<String, List<Object>> lists) {
        List<Object> members = new ArrayList<>();
        for (String kind : List.of("allow", "deny")) {
            List<Object> entries = lists.get(who + " " + kind);
            if (entries != null) {
                members.addAll(List.of(kind, list(entries.toArray())));
            }
        }
        return members;
    }

    @Test
    void theTableIsAsLongAsPromised() throws IOException {
        assertThat(table().distinct().count()).isGreaterThanOrEqualTo(80);
    }

    @Test
    void outsideASandboxOnlyTheGeneralListsCount() {
        Settings settings = Decoding.settings(object("tools", object("deny", list("exec"))));
        ToolPolicy policy = ToolPolicy.unsandboxed(settings, Decoding.agent(settings, "main"));
        assertThat(policy.decide(new ToolName("cron")).allowed()).isTrue();
        assertThat(policy.decide(new ToolName("exec")).allowed()).isFalse();
    }

    @Test
    void aRefusalNamesSessionReasonKeyAndWhereToReadOn() {
        String refusal = policy("as-exec").decide(new ToolName("bash")).refusal(new SessionKey("agent:work:x"));
        assertThat(refusal)
                .contains("Tool exec is not allowed in session agent:work:x")
                .contains("\"exec\" in agents.list[work].tools.sandbox.tools.deny")
                .contains("openclaw sandbox explain --session agent:work:x");
    }

    @Test
    void allKnownToolsAreDecidedOnce() {
        List<ToolDecision> decisions = policy("").decisions();
        assertThat(decisions)
                .extracting(it -> it.tool().value())
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("image");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new ToolName("  ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ToolName("x".repeat(129))).isInstanceOf(IllegalArgumentException.class);
    }
}
