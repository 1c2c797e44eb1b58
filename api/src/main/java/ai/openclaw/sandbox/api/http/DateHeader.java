package ai.openclaw.sandbox.api.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Tells with every answer what time it is here: a browser's clock may be wrong, and what it counts down to is told in our time. */
public final class DateHeader implements Handler<RoutingContext> {

    private final InstantSource clock;
    private volatile Said said = Said.at(Instant.EPOCH);

    /** Tells the time of this clock. */
    public DateHeader(InstantSource clock) {
        this.clock = clock;
    }

    /** A second and its words: thousands of answers fall into one. */
    private record Said(Instant second, String words) {

        static Said at(Instant second) {
            return new Said(second, DateTimeFormatter.RFC_1123_DATE_TIME.format(second.atOffset(ZoneOffset.UTC)));
        }
    }

    @Override
    public void handle(RoutingContext context) {
        Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Said now = said;
        if (!now.second().equals(second)) {
            now = Said.at(second);
            said = now;
        }
        context.response().putHeader("Date", now.words());
        context.next();
    }
}
