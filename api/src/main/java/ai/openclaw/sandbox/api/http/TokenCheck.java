package ai.openclaw.sandbox.api.http;

import ai.openclaw.sandbox.model.config.Settings.Secret;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request by its token. Turns nobody away; {@link Gate} does. */
public final class TokenCheck implements Handler<RoutingContext> {

    private static final String SCHEME = "bearer ";

    private final byte[] expected;

    /** Knows the digest of the one token there is. */
    public TokenCheck(Secret token) {
        this.expected = digest(token.reveal());
    }

    @Override
    public void handle(RoutingContext context) {
        boolean valid = valid(context.request().getHeader("Authorization"));
        (valid ? Caller.TOKEN : Caller.NOBODY).enter(context);
    }

    /** Digests have one length, so that neither length nor content of the token shows in the time it takes. */
    private boolean valid(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String shown = header.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(expected, digest(shown));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
