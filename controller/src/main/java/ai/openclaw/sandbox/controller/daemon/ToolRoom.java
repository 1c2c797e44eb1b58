package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.port.BrowserLinks;
import ai.openclaw.sandbox.api.port.Terminals;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.controller.browser.BrowserDoors;
import ai.openclaw.sandbox.controller.browser.BrowserTool;
import ai.openclaw.sandbox.controller.configuration.LiveDaemonSettings;
import ai.openclaw.sandbox.controller.files.FileTools;
import ai.openclaw.sandbox.controller.host.HostMemory;
import ai.openclaw.sandbox.controller.store.Registry;
import ai.openclaw.sandbox.controller.tools.Audit;
import ai.openclaw.sandbox.controller.tools.Entrance;
import ai.openclaw.sandbox.controller.tools.InboundMedia;
import ai.openclaw.sandbox.controller.tools.SandboxTerminals;
import ai.openclaw.sandbox.controller.tools.Tool;
import ai.openclaw.sandbox.controller.tools.ToolCalls;
import ai.openclaw.sandbox.controller.tools.exec.Background;
import ai.openclaw.sandbox.controller.tools.exec.Beginning;
import ai.openclaw.sandbox.controller.tools.exec.ExecTool;
import ai.openclaw.sandbox.controller.tools.exec.ProcessTool;
import ai.openclaw.sandbox.controller.tools.exec.Runs;
import ai.openclaw.sandbox.controller.tools.exec.Talk;
import ai.openclaw.sandbox.controller.tools.file.FileToolSet;
import ai.openclaw.sandbox.controller.tools.sessions.SessionToolSet;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.SessionVisibility;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.Execs;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.ContainerRef;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionRules;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The tools of sessions, connected to what they run in. Closed, it ends what runs. */
final class ToolRoom implements AutoCloseable {

    private final Runs runs;
    private final FileTools files = new FileTools();
    private final BrowserLinks browsers;
    private final ToolCalls calls;
    private final SandboxTerminals terminals;

    /**
     * The engine from both its sides.
     *
     * @param containers looks at containers
     * @param execs runs processes in them
     */
    record Engines(ContainerEngine containers, Execs execs) {

        boolean runs(String container) {
            try {
                return containers
                        .inspect(container)
                        .filter(ObservedContainer::running)
                        .isPresent();
            } catch (EngineException e) {
                return false; // nobody knows, and whoever asks asks again
            }
        }
    }

    ToolRoom(
            Registry registry,
            Reconciler reconciler,
            Engines engines,
            DaemonSessions sessions,
            Supplier<Optional<Settings>> settings,
            LiveDaemonSettings knobs,
            Path state,
            InstantSource clock) {
        HostMemory memory = new HostMemory();
        this.runs = new Runs(
                engines.containers(),
                engines.execs(),
                () -> knobs.state().settings().warmExecSlots(),
                memory::isShort);
        knobs.onChange(now -> runs.tidy());
        reconciler.board().watch(new Departures(runs));
        this.browsers = new BrowserDoors(reconciler, engines.containers(), clock);
        Background background = new Background(registry.runs(), clock);
        List<Tool> tools = new ArrayList<>(FileToolSet.of(files));
        Beginning beginning = new Beginning(runs, key -> pathFirst(settings.get(), key));
        tools.add(new ExecTool(beginning, background));
        tools.add(new ProcessTool(background, clock));
        tools.add(new BrowserTool(browsers, reconciler.board()::get));
        tools.addAll(SessionToolSet.of(new SessionToolSet.Parts(
                sessions,
                registry.mail(),
                state,
                key -> seesAll(settings.get(), key),
                key -> settings.get().map(it -> rules(it).canonical(key)).orElse(key),
                () -> knobs.state().settings().activeWindow(),
                clock)));
        Entrance entrance =
                new Entrance(reconciler.board(), reconciler.leases(), sessions::keepActive, engines::runs, clock);
        Talk talk = new Talk(beginning);
        Audit audit = new Audit(
                registry.calls(), clock, () -> knobs.state().settings().events().toolArguments());
        this.calls = new ToolCalls(tools, settings, entrance, talk, new InboundMedia(files), audit);
        this.terminals = new SandboxTerminals(reconciler.board(), entrance, talk, audit);
    }

    /** One without a sandbox is the owner's own, and so sees all. */
    private static boolean seesAll(Optional<Settings> settings, SessionKey key) {
        boolean sandboxed =
                settings.flatMap(it -> DesiredStateBuilder.identityFor(it, key)).isPresent();
        return !sandboxed
                || settings.map(it -> it.agent(key.agent()))
                        .filter(AgentSettings.Resolved.class::isInstance)
                        .map(agent -> ((AgentSettings.Resolved) agent).sandbox().sessionToolsVisibility())
                        .filter(SessionVisibility.ALL::equals)
                        .isPresent();
    }

    private static List<String> pathFirst(Optional<Settings> settings, SessionKey key) {
        return settings.map(it -> it.agent(key.agent()))
                .filter(AgentSettings.Resolved.class::isInstance)
                .map(agent -> ((AgentSettings.Resolved) agent).pathPrepend())
                .orElse(List.of());
    }

    private static SessionRules rules(Settings settings) {
        return new SessionRules(settings.session().mainKey(), settings.session().global());
    }

    /** Takes calls of tools. */
    Tools calls() {
        return calls;
    }

    /** Opens browsers to those who bring a link. */
    BrowserLinks browsers() {
        return browsers;
    }

    /** Opens terminals. */
    Terminals terminals() {
        return terminals;
    }

    @Override
    public void close() {
        runs.close();
        files.close();
    }

    /** Lets go of shells in containers that are no sandbox's any more. */
    private record Departures(Runs runs) implements StatusBoard.Watcher {

        @Override
        public void changed(Optional<Sandbox> before, Sandbox now) {
            Optional<ContainerRef> old = before.flatMap(it -> it.status().container());
            Optional<ContainerRef> present = now.status().container();
            if (old.isPresent() && !old.map(ContainerRef::id).equals(present.map(ContainerRef::id))) {
                Thread.ofVirtual().start(() -> runs.gone(old.get().id()));
            }
        }

        @Override
        public void removed(Sandbox last, long resourceVersion) {
            last.status().container().ifPresent(it -> Thread.ofVirtual().start(() -> runs.gone(it.id())));
        }
    }
}
