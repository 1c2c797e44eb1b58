package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.AttachedProcess;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.ContainerUsage;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineInfo;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.Execs;
import ai.openclaw.sandbox.model.runtime.MountLookup;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.runtime.Subscription;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.runtime.Usages;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A Docker engine. */
public final class DockerEngine implements ContainerEngine, Execs, MountLookup, Usages {

    /** What the engine allows as id or name of a container; anything else could change the meaning of a path. */
    private static final Pattern ID_OR_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    private static final int BAD_REQUEST = 400;

    /** How often to look whether a removal that somebody else began is over. */
    private static final Duration REMOVAL_LOOK = Duration.ofMillis(25);

    private final Links links;
    private final TimedCalls calls;
    private final Supplier<Duration> apiTimeout;
    private final OwnExecs ownExecs = new OwnExecs();
    private final Attachment attachment;

    private DockerEngine(EngineAddress address, Supplier<Duration> apiTimeout) {
        this.links = new Links(address);
        Failures failures = new Failures(address);
        this.calls = new TimedCalls(failures);
        this.apiTimeout = apiTimeout;
        this.attachment = new Attachment(links, calls, failures, ownExecs, apiTimeout);
    }

    /**
     * An engine at an address. Nothing is sent before the first call; an engine that is away is no error here.
     *
     * @param address where it listens
     * @param apiTimeout most time an ordinary call may take, asked for each call, so that it may change
     */
    public static DockerEngine connect(EngineAddress address, Supplier<Duration> apiTimeout) {
        return new DockerEngine(address, apiTimeout);
    }

    /** Where it listens. */
    public EngineAddress address() {
        return links.address();
    }

    /**
     * Goes once through everything a first sandbox needs, so that it does not pay for a cold start: classes, connection, version. Changes
     * nothing in the engine.
     */
    public void warmUp() throws EngineException {
        using(link -> calls.call("warm up", apiTimeout.get(), () -> {
            WarmUp.run(link);
            return link;
        }));
    }

    @Override
    public EngineInfo info() throws EngineException {
        return ask(
                "ask the engine about itself",
                client -> Observations.engine(
                        client.versionCmd().exec(), client.infoCmd().exec(), Instant.now()));
    }

    @Override
    public List<ObservedContainer> list(Map<String, String> labels) throws EngineException {
        return using(link -> calls.call("list containers", apiTimeout.get(), () -> ContainerList.ask(link, labels)));
    }

    @Override
    public Optional<ObservedContainer> inspect(String idOrName) throws EngineException {
        String container = checked(idOrName);
        return ask("inspect container " + container, client -> {
            try {
                return Optional.of(Observations.container(
                        client.inspectContainerCmd(container).exec()));
            } catch (NotFoundException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<Inhabited> inhabited(String idOrName) throws EngineException {
        String container = checked(idOrName);
        return ask("inspect the mounts of container " + container, client -> {
            try {
                return Observations.inhabited(
                        client.inspectContainerCmd(container).exec());
            } catch (NotFoundException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<ContainerUsage> usage(String container) throws EngineException {
        String id = checked(container);
        return using(link -> calls.call("ask what " + id + " uses", apiTimeout.get(), () -> UsageQuery.ask(link, id)));
    }

    @Override
    public Optional<ObservedImage> image(String reference) throws EngineException {
        return ask("inspect image " + reference, client -> {
            try {
                return Optional.of(
                        Observations.image(client.inspectImageCmd(reference).exec()));
            } catch (NotFoundException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public String create(String name, ContainerSpec spec, Map<String, String> creationLabels) throws EngineException {
        String container = checked(name);
        return ask("create container " + container, client -> {
            try (var request = client.createContainerCmd(spec.program().image()).withName(container)) {
                return CreateRequest.fill(request, spec, creationLabels).exec().getId();
            } catch (IllegalArgumentException e) {
                throw new EngineException(new EngineFailure.Rejected(BAD_REQUEST, String.valueOf(e.getMessage())), e);
            }
        });
    }

    @Override
    public void start(String id) throws EngineException {
        String container = checked(id);
        ask("start container " + container, client -> {
            try {
                client.startContainerCmd(container).exec();
            } catch (NotModifiedException runsAlready) {
                return false;
            }
            return true;
        });
    }

    @Override
    public void rename(String id, String newName) throws EngineException {
        String container = checked(id);
        String name = checked(newName);
        ask("rename container " + container, client -> {
            client.renameContainerCmd(container).withName(name).exec();
            return true;
        });
    }

    @Override
    public void remove(String id) throws EngineException {
        String container = checked(id);
        ask("remove container " + container, client -> {
            try {
                client.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException goneAlready) {
                return false;
            } catch (ConflictException conflict) {
                if (!removalUnderWay(conflict)) {
                    throw conflict;
                }
                awaitGone(client, container);
            }
            return true;
        });
    }

    @Override
    public void ensureNetwork(String name, Map<String, String> labels) throws EngineException {
        String network = checked(name);
        ask("make network " + network, client -> NetworkCalls.ensure(client, network, labels));
    }

    @Override
    public void removeUnusedNetworks(Map<String, String> labels) throws EngineException {
        using(link ->
                calls.call("remove unused networks", apiTimeout.get(), () -> NetworkCalls.removeUnused(link, labels)));
    }

    @Override
    public int exec(String id, ExecRequest request, OutputSink output, Duration deadline) throws EngineException {
        String container = checked(id);
        return using(
                link -> new ExecRun(calls, ownExecs, apiTimeout.get(), deadline).run(link, container, request, output));
    }

    @Override
    public AttachedProcess attach(String container, ExecRequest request, Optional<TerminalSize> terminal)
            throws EngineException {
        String id = checked(container);
        return using(link -> attachment.attach(link, id, request, terminal));
    }

    @Override
    public Subscription watch(Instant since, EngineListener listener) {
        return new EventStream(links, calls, apiTimeout, since, new OthersOnly(ownExecs, listener)).start();
    }

    /** Closes all connections; calls under way end with {@link EngineFailure.Unavailable}, subscriptions are to be closed before. */
    @Override
    public void close() {
        links.close();
    }

    private <T> T ask(String operation, Question<T> question) throws EngineException {
        return using(link -> calls.call(
                operation, apiTimeout.get(), () -> question.put(link.api().commands())));
    }

    private <T> T using(Use<T> use) throws EngineException {
        try (Links.Lease lease = links.lease()) {
            try {
                return use.of(lease.link());
            } catch (EngineException e) {
                if (e.failure() instanceof EngineFailure.Unavailable) {
                    lease.retire();
                }
                throw e;
            }
        }
    }

    private static String checked(String idOrName) throws EngineException {
        if (!ID_OR_NAME.matcher(idOrName).matches()) {
            throw new EngineException(new EngineFailure.Rejected(BAD_REQUEST, "'" + idOrName + "' is no id or name"));
        }
        return idOrName;
    }

    private static boolean removalUnderWay(ConflictException conflict) {
        return String.valueOf(conflict.getMessage()).toLowerCase(Locale.ROOT).contains("already in progress");
    }

    /** Its name is free, and nothing of it in the way, only when it is really gone. The call's deadline bounds this. */
    private static void awaitGone(DockerClient client, String container) throws InterruptedException {
        try {
            while (true) {
                client.inspectContainerCmd(container).exec();
                Thread.sleep(REMOVAL_LOOK);
            }
        } catch (NotFoundException gone) {
            return;
        }
    }

    /** Something to ask the engine. */
    private interface Question<T> {
        T put(DockerClient client) throws Exception;
    }

    /** Something to do with connections. */
    private interface Use<T> {
        T of(Link link) throws EngineException;
    }
}
