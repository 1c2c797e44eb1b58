package ai.openclaw.sandbox.controller.log;

import ai.openclaw.sandbox.api.port.LogTail;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Keeps the last lines of the log in memory, at most {@link LogTail#MOST} of them and {@link #MAX_CHARACTERS} characters each, without secrets. */
public final class RecentLog implements LogTail, AutoCloseable {

    /** Most characters of a line; the rest is cut. */
    static final int MAX_CHARACTERS = 8 * 1024;

    private final Redaction redaction;
    private final Deque<Line> lines = new ArrayDeque<>(); // guarded by this
    private final List<Consumer<Line>> followers = new CopyOnWriteArrayList<>();
    private final Tap tap = new Tap();
    private long last; // guarded by this

    private RecentLog(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Begins to keep what is logged from now on; secrets among it are taken out. Closed, it keeps no more. */
    public static RecentLog start(List<Secret> secrets) {
        RecentLog log = new RecentLog(new Redaction(secrets));
        log.tap.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        log.tap.start();
        root().addAppender(log.tap);
        return log;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Where the log runs past. */
    private final class Tap extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            String text = event.getFormattedMessage();
            if (event.getThrowableProxy() != null) {
                text += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
            }
            take(event.getInstant(), event.getLevel().toString(), event.getLoggerName(), text);
        }
    }

    void take(Instant at, String level, String logger, String text) {
        String cut = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + " …";
        String clean = redaction.of(cut);
        Line line;
        synchronized (this) {
            line = new Line(++last, at, level, logger.substring(logger.lastIndexOf('.') + 1), clean);
            lines.addLast(line);
            if (lines.size() > MOST) {
                lines.removeFirst();
            }
        }
        followers.forEach(follower -> follower.accept(line));
    }

    @Override
    public synchronized List<Line> after(long sequence) {
        return lines.stream().filter(line -> line.sequence() > sequence).toList();
    }

    @Override
    public Runnable follow(Consumer<Line> listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    @Override
    public void close() {
        root().detachAppender(tap);
        tap.stop();
    }
}
