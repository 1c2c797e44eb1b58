package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.DeviceStore;
import ai.openclaw.sandbox.api.port.Journal;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps devices and what is told of them in memory, until its disk is full. */
public final class MemoryDevices implements DeviceStore, Journal {

    private final Map<String, Device> devices = new LinkedHashMap<>(); // guarded by this
    private final List<String> told = new ArrayList<>(); // guarded by this
    private volatile boolean full;

    /** From now on nothing can be written. */
    public void fillDisk() {
        full = true;
    }

    @Override
    public synchronized List<Device> load() {
        return List.copyOf(devices.values());
    }

    @Override
    public synchronized void put(Device device) {
        write();
        devices.put(device.id(), device);
    }

    @Override
    public synchronized void remove(String id) {
        write();
        devices.remove(id);
    }

    @Override
    public synchronized void tell(String actor, String reason, String message) {
        write();
        told.add(actor + " " + reason + ": " + message);
    }

    /** What was told, the oldest first. */
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    private void write() {
        if (full) {
            throw new StoreException("disk full", new IOException("no space left on device"));
        }
    }
}
