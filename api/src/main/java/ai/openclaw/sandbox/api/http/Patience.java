package ai.openclaw.sandbox.api.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * Closes connections that are silent for {@link Limits#IDLE} while they owe us something: a request, or the rest of one. While we owe an answer, which may take
 * as long as a set-up command, nobody is hurried; the server's own limit knows no such difference.
 */
public final class Patience {

    private static final long NONE = -1;
    private static final int NONE_OWED = -1;

    private final Vertx vertx;
    private final Map<HttpConnection, Wait> waits = new HashMap<>(); // guarded by this

    /** Counts time on this. */
    public Patience(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A connection was opened: a request is owed. */
    public void opened(HttpConnection connection) {
        synchronized (this) {
            waits.put(connection, new Wait());
        }
        connection.closeHandler(any -> closed(connection));
        begin(connection);
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
        long timer = vertx.setTimer(Limits.IDLE.toMillis(), any -> connection.close());
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
        synchronized (this) {
            waits.remove(connection);
        }
    }

    private static final class Wait {
        long timer = NONE;
        int owed;
    }
}
