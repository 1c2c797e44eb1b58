package ai.openclaw.sandbox.api.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Closes connections that are silent for {@link Limits#IDLE} while they owe us something: a request, or the rest of one. While we owe an answer, which may take
 * as long as a set-up command, nobody is hurried; the server's own limit knows no such difference.
 */
public final class Patience {

    /** Most connections over which nobody has said yet who he is. */
    static final int MOST_STRANGERS = 1024;

    private static final long NONE = -1;
    private static final int NONE_OWED = -1;

    private final Vertx vertx;
    private final Duration idle;
    private final Map<HttpConnection, Wait> waits = new HashMap<>(); // guarded by this
    private final Set<HttpConnection> strangers = new LinkedHashSet<>(); // guarded by this; who came first is the first

    /** Counts time on this. */
    public Patience(Vertx vertx) {
        this(vertx, Limits.IDLE);
    }

    /** The same with another patience than {@link Limits#IDLE}. */
    public Patience(Vertx vertx, Duration idle) {
        this.vertx = vertx;
        this.idle = idle;
    }

    /** A connection was opened: a request is owed. */
    public void opened(HttpConnection connection) {
        HttpConnection first = connection;
        synchronized (this) {
            waits.put(connection, new Wait());
            strangers.add(connection);
            if (strangers.size() > MOST_STRANGERS) {
                first = strangers.iterator().next();
                strangers.remove(first);
            }
        }
        connection.closeHandler(any -> closed(connection));
        if (!first.equals(connection)) {
            var _ = first.close();
        }
        begin(connection);
    }

    /** Somebody said over this connection who he is: it is not one of those that make room for others. */
    public synchronized void known(HttpConnection connection) {
        strangers.remove(connection);
    }

    /** Runs something when a connection is closed, at once if it is. */
    public void whenClosed(HttpConnection connection, Runnable last) {
        synchronized (this) {
            Wait wait = waits.get(connection);
            if (wait != null) {
                wait.last.add(last);
                return;
            }
        }
        last.run();
    }

    /** A request whose head is here goes through this. */
    public Handler<HttpServerRequest> before(Handler<HttpServerRequest> inside) {
        return request -> {
            HttpConnection connection = request.connection();
            owed(connection, 1);
            begin(connection); // the rest of the request is owed
            request.response().endHandler(any -> answered(connection));
            inside.handle(request);
        };
    }

    /** A request is here as a whole: from now on it is we who owe. */
    public void received(HttpConnection connection) {
        end(connection);
    }

    private void answered(HttpConnection connection) {
        if (owed(connection, -1) == 0) {
            begin(connection);
        }
    }

    private synchronized int owed(HttpConnection connection, int more) {
        Wait wait = waits.get(connection);
        if (wait == null) {
            return NONE_OWED;
        }
        wait.owed += more;
        return wait.owed;
    }

    private void begin(HttpConnection connection) {
        end(connection);
        long timer = vertx.setTimer(idle.toMillis(), any -> connection.close());
        synchronized (this) {
            Wait wait = waits.get(connection);
            if (wait != null) {
                wait.timer = timer;
                return;
            }
        }
        vertx.cancelTimer(timer);
    }

    private void end(HttpConnection connection) {
        long timer = NONE;
        synchronized (this) {
            Wait wait = waits.get(connection);
            if (wait != null) {
                timer = wait.timer;
                wait.timer = NONE;
            }
        }
        if (timer != NONE) {
            vertx.cancelTimer(timer);
        }
    }

    private void closed(HttpConnection connection) {
        end(connection);
        List<Runnable> last = List.of();
        synchronized (this) {
            strangers.remove(connection);
            Wait wait = waits.remove(connection);
            if (wait != null) {
                last = wait.last;
            }
        }
        last.forEach(Runnable::run);
    }

    private static final class Wait {
        long timer = NONE;
        int owed;
        final List<Runnable> last = new ArrayList<>();
    }
}
