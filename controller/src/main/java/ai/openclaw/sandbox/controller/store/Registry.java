package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the daemon keeps: sandboxes, events, sessions opened here, and which instance it is. In {@code registry.sqlite} of our room in the state
 * directory, readable for nobody else. One process at a time: take the {@link DaemonLock} first.
 */
public final class Registry implements AutoCloseable {

    /** The name under which events about the registry itself stand in the timeline. No sandbox is called so. */
    public static final SandboxName SELF = new SandboxName("registry");

    private static final String FILE = "registry.sqlite";
    private static final String INSTANCE = "instance";

    private final RegistryConnection writer;
    private final RegistryConnection reader;
    private final EventLog events;
    private final SqliteStore sandboxes;
    private final ApiSessions apiSessions;
    private final CallLog calls;
    private final RunRows runs;
    private final SessionMail mail;
    private final DeviceRows devices;
    private final InstanceId instance;
    private final List<String> notices;

    private Registry(RegistryFile.Opened file, InstanceId instance, List<String> notices, InstantSource clock) {
        this.writer = file.writer();
        this.reader = file.reader();
        this.events = new EventLog(writer, reader);
        this.sandboxes = new SqliteStore(writer, events);
        this.apiSessions = new ApiSessions(writer, clock);
        this.calls = new CallLog(writer, reader);
        this.runs = new RunRows(writer);
        this.mail = new SessionMail(writer, reader);
        this.devices = new DeviceRows(writer);
        this.instance = instance;
        this.notices = List.copyOf(notices);
    }

    /**
     * Opens the registry, makes it when there is none, brings an older one up to date, and replaces a damaged one by a new one (an event says
     * so).
     *
     * @throws StateException when it cannot be used: of a newer version, not permitted, disk full
     */
    public static Registry open(StateDirectory state, InstantSource clock) throws StateException {
        Path path = state.controller().resolve(FILE);
        RegistryFile.Opened file = new RegistryFile(path, clock).open();
        List<String> notices = new ArrayList<>(file.replaced().stream().toList());
        try {
            InstanceId instance = settle(state, file, notices);
            Registry registry = new Registry(file, instance, notices, clock);
            registry.notices()
                    .forEach(notice -> registry.events.append(new SandboxEvent(
                            clock.instant(),
                            SELF,
                            SandboxEvent.Type.FAILED,
                            SandboxEvent.CONTROLLER,
                            "RegistryReplaced",
                            notice)));
            return registry;
        } catch (IOException | StoreException e) {
            file.reader().close();
            file.writer().close();
            throw new StateException("The registry " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** What a person must be told about this start, one sentence each; the timeline has it too. */
    public List<String> notices() {
        return notices;
    }

    /** Records of sandboxes, for the loop. */
    public SqliteStore sandboxes() {
        return sandboxes;
    }

    /** The timeline. */
    public EventLog events() {
        return events;
    }

    /** Sessions opened here. */
    public ApiSessions apiSessions() {
        return apiSessions;
    }

    /** The audit of tool calls. */
    public CallLog calls() {
        return calls;
    }

    /** Commands that run in the background. */
    public RunRows runs() {
        return runs;
    }

    /** Which session spawned which, and what they were sent. */
    public SessionMail mail() {
        return mail;
    }

    /** Paired devices. */
    public DeviceRows devices() {
        return devices;
    }

    /** Which instance this is. */
    public InstanceId instance() {
        return instance;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }

    /** The file's word counts; the registry's copy is for when the file is lost; both are mended from each other. */
    private static InstanceId settle(StateDirectory state, RegistryFile.Opened file, List<String> notices)
            throws IOException {
        Optional<InstanceId> inFile = InstanceId.read(state);
        Optional<InstanceId> inRegistry = file.writer().run("read the instance id", Registry::readInstance);
        InstanceId instance = inFile.or(() -> inRegistry).orElseGet(() -> InstanceId.random(new SecureRandom()));
        if (inFile.isEmpty()) {
            instance.write(state);
            if (inRegistry.isEmpty() && file.replaced().isPresent()) {
                notices.add("The instance id was lost with the registry. Containers made before are no longer known as"
                        + " ours; find them by: docker ps -a --filter label=openclaw.sandbox=1");
            }
        }
        if (!inRegistry.equals(Optional.of(instance))) {
            file.writer().run("keep the instance id", c -> writeInstance(c, instance));
        }
        return instance;
    }

    private static Optional<InstanceId> readInstance(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            statement.setString(1, INSTANCE);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? InstanceId.parse(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static int writeInstance(Connection connection, InstanceId instance) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)")) {
            statement.setString(1, INSTANCE);
            statement.setString(2, instance.value());
            return statement.executeUpdate();
        }
    }
}
