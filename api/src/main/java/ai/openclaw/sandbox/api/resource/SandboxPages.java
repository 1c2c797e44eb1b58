package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.json.SandboxJson;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sandboxes as bytes. A list of a thousand is asked for far more often than one of them changes, so each is written once per version, and the whole
 * list once per change of any.
 */
final class SandboxPages implements StatusBoard.Watcher {

    private final StatusBoard board;
    private final Map<SandboxName, Written> written = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<Optional<Page>> page = new AtomicReference<>(Optional.empty());

    private record Written(String uid, long resourceVersion, Buffer body) {
        boolean of(Sandbox sandbox) {
            return resourceVersion == sandbox.resourceVersion() && uid.equals(sandbox.uid());
        }
    }

    private record Page(long changes, Buffer body) {}

    SandboxPages(StatusBoard board) {
        this.board = board;
        board.watch(this);
    }

    /** The list, if it is at hand. */
    Optional<Buffer> ready() {
        long now = changes.get();
        return page.get().filter(kept -> kept.changes == now).map(Page::body);
    }

    /** The list, written anew where needed. */
    Buffer list() {
        long before = changes.get(); // read first: what changes meanwhile makes this page old, never wrongly new
        long version = board.resourceVersion();
        List<Sandbox> sandboxes = board.list();
        Buffer body = Buffer.buffer(ListJson.head(SandboxJson.KIND, version, Optional.empty()));
        for (int i = 0; i < sandboxes.size(); i++) {
            if (i > 0) {
                body.appendByte((byte) ',');
            }
            body.appendBuffer(one(sandboxes.get(i)));
        }
        body.appendBytes(ListJson.tail());
        page.set(Optional.of(new Page(before, body)));
        return body;
    }

    /** One sandbox. */
    Buffer one(Sandbox sandbox) {
        SandboxName name = sandbox.identity().name();
        Written known = written.get(name);
        if (known != null && known.of(sandbox)) {
            return known.body;
        }
        Buffer body = Buffer.buffer(Json.bytes(out -> SandboxJson.write(out, sandbox)));
        written.put(name, new Written(sandbox.uid(), sandbox.resourceVersion(), body));
        return body;
    }

    @Override
    public void changed(Optional<Sandbox> before, Sandbox now) {
        changes.incrementAndGet();
    }

    @Override
    public void removed(Sandbox last, long resourceVersion) {
        written.remove(last.identity().name());
        changes.incrementAndGet();
    }
}
