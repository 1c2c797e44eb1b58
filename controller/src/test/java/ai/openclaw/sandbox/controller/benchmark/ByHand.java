package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.fixtures.RawEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the very container the daemon made, again, by plain calls: what the engine alone takes for it. */
final class ByHand implements AutoCloseable {

    private static final String LABEL = "openclaw.test";

    private final RawEngine engine;
    private final String body;
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    private ByHand(RawEngine engine, String body) {
        this.engine = engine;
        this.body = body;
    }

    /** Copies a container's own request from what the engine says of it. */
    static ByHand like(RawEngine engine, JsonNode inspected) {
        ObjectNode body = inspected.path("Config").deepCopy();
        body.remove("Hostname");
        body.putObject("Labels").put(LABEL, "benchmark"); // not ours: the daemon must leave it alone
        body.set("HostConfig", inspected.path("HostConfig"));
        return new ByHand(engine, body.toString());
    }

    /** Creates and starts one; gives the time both took together. */
    long one() {
        String name = "openclaw-bench-" + UUID.randomUUID();
        long begin = System.nanoTime();
        String id = engine.post("/containers/create?name=" + name, body)
                .json()
                .path("Id")
                .asText();
        engine.post("/containers/" + id + "/start", "");
        long took = System.nanoTime() - begin;
        made.add(id);
        return took;
    }

    /** Creates and starts many, so many at once; gives the time they all took. */
    long many(int count, int atOnce) {
        long begin = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
            for (int i = 0; i < count; i++) {
                workers.execute(this::one);
            }
        }
        return System.nanoTime() - begin;
    }

    void removeAll() {
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            for (String id; (id = made.poll()) != null; ) {
                String gone = id;
                workers.execute(() -> engine.send("DELETE", "/containers/" + gone + "?force=1&v=1", ""));
            }
        }
    }

    @Override
    public void close() {
        removeAll();
    }
}
