package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.model.config.Settings.Secret;

/** The one token that counts for everybody. Only its digest is compared: digests have one length, so that neither length nor content shows in the time it takes. */
public final class SharedToken {

    private final String digest;

    /** The token. */
    public SharedToken(Secret token) {
        this.digest = Secrets.digest(token.reveal());
    }

    /** Whether it is the one whose {@link Secrets#digest digest} was shown. */
    public boolean is(String shown) {
        return Secrets.same(digest, shown);
    }
}
