package ai.openclaw.sandbox.model.config.decode;

import static ai.openclaw.sandbox.model.config.decode.Tree.object;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of sandbox settings is whole: every documented default, every component of the records, every key. */
class SandboxTableTest {

    /** Component of the settings to its documented default, as text. */
    private static final Map<String, String> DOCUMENTED = Map.ofEntries(
            entry("mode", "OFF"),
            entry("scope", "AGENT"),
            entry("workspaceAccess", "NONE"),
            entry("workspaceRoot", "/home/ada/.openclaw/sandboxes"),
            entry("docker.image", "openclaw-sandbox:bookworm-slim"),
            entry("docker.containerPrefix", "openclaw-sbx-"),
            entry("docker.workdir", "/workspace"),
            entry("docker.readOnlyRoot", "true"),
            entry("docker.tmpfs", "[/tmp, /var/tmp, /run]"),
            entry("docker.network", "none"),
            entry("docker.user", "Optional.empty"),
            entry("docker.capDrop", "[ALL]"),
            entry("docker.env", "{LANG=C.UTF-8}"),
            entry("docker.setupCommand", "Optional.empty"),
            entry("docker.limits.pids", "Optional.empty"),
            entry("docker.limits.memoryBytes", "Optional.empty"),
            entry("docker.limits.memorySwapBytes", "Optional.empty"),
            entry("docker.limits.cpus", "Optional.empty"),
            entry("docker.limits.ulimits", "{}"),
            entry("docker.profiles.seccompProfile", "Optional.empty"),
            entry("docker.profiles.apparmorProfile", "Optional.empty"),
            entry("docker.profiles.runtime", "Optional.empty"),
            entry("docker.dns", "[]"),
            entry("docker.extraHosts", "[]"),
            entry("docker.binds", "[]"),
            entry("docker.dangerous.reservedContainerTargets", "false"),
            entry("docker.dangerous.externalBindSources", "false"),
            entry("docker.dangerous.containerNamespaceJoin", "false"),
            entry("browser.enabled", "false"),
            entry("browser.image", "openclaw-sandbox-browser:bookworm-slim"),
            entry("browser.containerPrefix", "openclaw-sbx-browser-"),
            entry("browser.network", "openclaw-sandbox-browser"),
            entry("browser.ports.cdp", "9222"),
            entry("browser.ports.vnc", "5900"),
            entry("browser.ports.noVnc", "6080"),
            entry("browser.headless", "false"),
            entry("browser.noVnc", "true"),
            entry("browser.hostControl", "false"),
            entry("browser.autoStart", "true"),
            entry("browser.autoStartTimeout", "PT12S"),
            entry("browser.cdpSourceRange", "Optional.empty"),
            entry("browser.binds", "Optional.empty"),
            entry("prune.idle", "Optional[PT24H]"),
            entry("prune.maxAge", "Optional[PT168H]"),
            entry("sessionToolsVisibility", "SPAWNED"));

    /** Every key with a value that is not its default, and the one component it must change. */
    private static final List<Row> ROWS = List.of(
            new Row("mode", "all", "mode"),
            new Row("scope", "session", "scope"),
            new Row("perSession", true, "scope"),
            new Row("workspaceAccess", "rw", "workspaceAccess"),
            new Row("workspaceRoot", "~/elsewhere", "workspaceRoot"),
            new Row("docker.image", "registry.example.org:5000/team/image:v1", "docker.image"),
            new Row("docker.containerPrefix", "mine-", "docker.containerPrefix"),
            new Row("docker.workdir", "/work", "docker.workdir"),
            new Row("docker.readOnlyRoot", false, "docker.readOnlyRoot"),
            new Row("docker.tmpfs", List.of("/scratch:size=64m,mode=1777"), "docker.tmpfs"),
            new Row("docker.network", "bridge", "docker.network"),
            new Row("docker.user", "1000:1000", "docker.user"),
            new Row("docker.capDrop", List.of("net_raw"), "docker.capDrop"),
            new Row("docker.env", object("TZ", "UTC"), "docker.env"),
            new Row("docker.setupCommand", List.of("a", "b"), "docker.setupCommand"),
            new Row("docker.pidsLimit", 256, "docker.limits.pids"),
            new Row("docker.memory", "1g", "docker.limits.memoryBytes"),
            new Row("docker.memorySwap", -1, "docker.limits.memorySwapBytes"),
            new Row("docker.cpus", 0.5, "docker.limits.cpus"),
            new Row("docker.ulimits", object("nproc", 256), "docker.limits.ulimits"),
            new Row("docker.seccompProfile", "/etc/seccomp.json", "docker.profiles.seccompProfile"),
            new Row("docker.apparmorProfile", "openclaw-sandbox", "docker.profiles.apparmorProfile"),
            new Row("docker.dns", List.of("1.1.1.1"), "docker.dns"),
            new Row("docker.extraHosts", List.of("db:10.0.0.5"), "docker.extraHosts"),
            new Row("docker.binds", List.of("/home/ada/.openclaw/sandboxes/data:/data:ro"), "docker.binds"),
            new Row("docker.runtime", "runsc", "docker.profiles.runtime"),
            new Row(
                    "docker.dangerouslyAllowReservedContainerTargets",
                    true,
                    "docker.dangerous.reservedContainerTargets"),
            new Row("docker.dangerouslyAllowExternalBindSources", true, "docker.dangerous.externalBindSources"),
            new Row("docker.dangerouslyAllowContainerNamespaceJoin", true, "docker.dangerous.containerNamespaceJoin"),
            new Row("browser.enabled", true, "browser.enabled"),
            new Row("browser.image", "mine", "browser.image"),
            new Row("browser.containerPrefix", "mine-", "browser.containerPrefix"),
            new Row("browser.network", "mine", "browser.network"),
            new Row("browser.cdpPort", 1, "browser.ports.cdp"),
            new Row("browser.vncPort", 2, "browser.ports.vnc"),
            new Row("browser.noVncPort", 65_535, "browser.ports.noVnc"),
            new Row("browser.headless", true, "browser.headless"),
            new Row("browser.enableNoVnc", false, "browser.noVnc"),
            new Row("browser.noVncEnabled", false, "browser.noVnc"),
            new Row("browser.allowHostControl", true, "browser.hostControl"),
            new Row("browser.autoStart", false, "browser.autoStart"),
            new Row("browser.autoStartTimeoutMs", 500, "browser.autoStartTimeout"),
            new Row("browser.cdpSourceRange", "10.0.0.0/8", "browser.cdpSourceRange"),
            new Row("browser.binds", List.of(), "browser.binds"),
            new Row("prune.idleHours", 0.5, "prune.idle"),
            new Row("prune.maxAgeDays", 0, "prune.maxAge"),
            new Row("sessionToolsVisibility", "all", "sessionToolsVisibility"));

    private record Row(String key, Object value, String component) {}

    @Test
    void everyComponentHasItsDocumentedDefault() {
        assertThat(flat(Decoding.sandbox(object()))).isEqualTo(new TreeMap<>(DOCUMENTED));
    }

    @Test
    void everyKeyOfTheTableIsExercisedAndNoOther() {
        Set<String> spellings = SandboxKeys.SCHEMA.rows().stream()
                .flatMap(key -> key.spellings().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ROWS).extracting(Row::key).containsExactlyInAnyOrderElementsOf(spellings);
    }

    @Test
    void everyKeyChangesItsOwnComponentAndNothingElse() {
        Map<String, String> before = flat(Decoding.sandbox(object()));
        for (Row row : ROWS) {
            Map<String, String> after = flat(Decoding.sandbox(Tree.defaults(row.key(), row.value())));
            Set<String> changed = before.keySet().stream()
                    .filter(component -> !Objects.equals(before.get(component), after.get(component)))
                    .collect(Collectors.toSet());
            assertThat(changed).as(row.key()).containsExactly(row.component());
        }
    }

    @Test
    void everyComponentCanBeReachedByAKey() {
        assertThat(ROWS.stream().map(Row::component).collect(Collectors.toSet()))
                .isEqualTo(DOCUMENTED.keySet());
    }

    @Test
    void anAgentsOwnValueBeatsTheDefaultForEveryKey() {
        for (Row row : ROWS) {
            ConfigNode own = object("agents", object("list", Tree.list(withId(row.key(), row.value()))));
            Map<String, String> expected = flat(Decoding.sandbox(Tree.defaults(row.key(), row.value())));
            assertThat(flat(Decoding.agent(Decoding.settings(own), "work").sandbox()))
                    .as(row.key())
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyValueTellsWhereItCameFrom() {
        for (Row row : ROWS) {
            Optional<String> origin = Decoding.agent(
                            Decoding.settings(Tree.defaults(row.key(), row.value())), "anybody")
                    .provenance()
                    .origins()
                    .values()
                    .stream()
                    .map(Object::toString)
                    .filter(text -> text.contains("agents.defaults.sandbox." + row.key()))
                    .findFirst();
            boolean empty = row.value().equals(List.of());
            assertThat(origin.isPresent() || empty).as(row.key()).isTrue();
        }
    }

    private static ConfigNode withId(String key, Object value) {
        return object("id", "work", "sandbox", Tree.at(key, value));
    }

    /** Every leaf component of a record with its value as text. */
    private static Map<String, String> flat(SandboxSettings settings) {
        Map<String, String> leaves = new TreeMap<>();
        flatten(settings, "", leaves);
        return leaves;
    }

    private static void flatten(Record record, String prefix, Map<String, String> leaves) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(record);
                if (value instanceof Record nested) {
                    flatten(nested, prefix + component.getName() + ".", leaves);
                } else {
                    leaves.put(prefix + component.getName(), String.valueOf(value));
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(component.getName(), e);
            }
        }
    }
}
