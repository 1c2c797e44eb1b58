package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.Workspaces;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Workspaces that are only told of. */
public final class MemoryWorkspaces implements Workspaces {

    private final Map<String, Workspace> workspaces = new TreeMap<>(); // guarded by this

    /** There is this one. */
    public synchronized void add(Workspace workspace) {
        workspaces.put(workspace.name(), workspace);
    }

    @Override
    public synchronized List<Workspace> list() {
        return List.copyOf(workspaces.values());
    }

    @Override
    public synchronized Removal remove(String name, String actor) {
        Workspace workspace = workspaces.get(name);
        if (workspace == null) {
            return new Removal.Unknown();
        }
        if (workspace.standing() == Standing.USED) {
            return new Removal.Refused(workspace.why());
        }
        workspaces.remove(name);
        return new Removal.Done();
    }
}
