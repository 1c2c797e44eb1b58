package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.port.LogTail;
import ai.openclaw.sandbox.api.port.LogTail.Line;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The end of the daemon's log as lines of JSON; with {@code watch=1} it goes on until the reader goes. */
public final class LogRoutes {

    private static final int USUAL = 200;
    private static final int WATCHERS = 32;

    private final LogTail logs;
    private final Semaphore room = new Semaphore(WATCHERS);

    /** Shows this log. */
    public LogRoutes(LogTail logs) {
        this.logs = logs;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get(Paths.of("logs")).handler(this::tail);
    }

    private void tail(RoutingContext context) {
        long after = number(context, "after", 0, Long.MAX_VALUE);
        int most = (int) number(context, "tailLines", USUAL, LogTail.MOST);
        String watch = context.request().getParam("watch", "0");
        if (!List.of("0", "1", "true", "false").contains(watch)) {
            throw Problem.invalid("watch", "watch must be 1 or 0.");
        }
        if (watch.equals("1") || watch.equals("true")) {
            follow(context, after, most);
            return;
        }
        Buffer lines = Buffer.buffer();
        last(after, most)
                .forEach(line ->
                        lines.appendBytes(Json.bytes(out -> write(out, line))).appendString("\n"));
        context.response().putHeader("Cache-Control", "no-store");
        Replies.text(context, 200, "application/x-ndjson", lines.toString());
    }

    private List<Line> last(long after, int most) {
        List<Line> all = logs.after(after);
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private void follow(RoutingContext context, long after, int most) {
        if (!room.tryAcquire()) {
            throw Problem.tooMany("As many follow the log as may (" + WATCHERS + "). Try again in a moment.");
        }
        AtomicReference<Runnable> handle = new AtomicReference<>(() -> {});
        AtomicBoolean over = new AtomicBoolean();
        NdjsonStream stream = NdjsonStream.begin(context, () -> {
            if (over.compareAndSet(false, true)) {
                handle.get().run();
                room.release();
            }
        });
        LogTurn turn = new LogTurn(line -> stream.send(out -> write(out, line)));
        handle.set(logs.follow(turn::comes));
        turn.begin(last(after, most));
        if (over.get()) {
            handle.get().run();
        }
    }

    private static void write(JsonGenerator out, Line line) throws IOException {
        out.writeStartObject();
        out.writeNumberField("sequence", line.sequence());
        out.writeStringField("at", line.at().toString());
        out.writeStringField("level", line.level());
        out.writeStringField("logger", line.logger());
        out.writeStringField("message", line.message());
        out.writeEndObject();
    }

    private static long number(RoutingContext context, String name, long usual, long most) {
        String text = context.request().getParam(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.invalid(name, name + " must be a whole number from 0.");
        }
        return Math.min(Long.parseLong(text), most);
    }
}
