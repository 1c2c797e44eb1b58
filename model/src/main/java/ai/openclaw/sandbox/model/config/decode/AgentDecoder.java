package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads the section of one agent. */
final class AgentDecoder {

    /** The members of an agent that are ours; a slip in one of them must not pass as a setting of the chat gateway. */
    private static final Set<String> OURS = Set.of("sandbox", "tools", "workspace");

    private final Precedence precedence;
    private final AgentTemplate template;
    private final List<SandboxRule> rules;

    AgentDecoder(Precedence precedence, AgentTemplate template, List<SandboxRule> rules) {
        this.precedence = precedence;
        this.template = template;
        this.rules = List.copyOf(rules);
    }

    /** The agent's settings, or what is wrong with them. Problems, warnings too, are left in {@code reading}. */
    AgentSettings decode(AgentId id, List<Value> sections, Reading reading) {
        Value section = sections.getFirst();
        for (Value again : sections.subList(1, sections.size())) {
            reading.refuse(
                    again,
                    "is the agent " + id + " again, which stands at " + section.path() + " already.",
                    "Keep one of the two; names are compared in lower case.");
        }
        Misspelling.warn(section, OURS, reading);
        Section sandbox = new SectionReader(SandboxKeys.SCHEMA, reading).read(section.member("sandbox"));
        Section tools = new SectionReader(ToolKeys.SCHEMA, reading).read(section.member("tools"));
        Path workspace =
                WorkspacePath.read(section.member("workspace"), reading).orElseGet(() -> template.workspaceOf(id));
        Effective effective = precedence.resolve(sandbox, workspace);
        if (!reading.failed()) {
            rules.forEach(rule -> rule.check(effective).forEach(reading::add));
        }
        return reading.failed()
                ? new AgentSettings.Broken(id, errors(reading))
                : new AgentSettings.Resolved(
                        id,
                        workspace,
                        effective.settings(),
                        ToolKeys.general(tools),
                        ToolKeys.sandboxed(tools),
                        ToolKeys.pathPrepend(tools).orElseGet(template::pathPrepend),
                        effective.provenance());
    }

    private static List<ConfigProblem> errors(Reading reading) {
        return reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
