package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;

/** Links that open a browser once. The secrets of browsers are handed out through nothing else. Safe from any thread. */
public interface BrowserLinks {

    /** How long a link can be used. */
    Duration VALID = Duration.ofSeconds(60);

    /** Where links are redeemed; the code follows. */
    String PATH = "/browser-links/";

    /** What a link opens. */
    enum Door {
        /** The Chrome DevTools Protocol, for programs. */
        CDP("cdp"),
        /** The page on which a person watches and steers. */
        NO_VNC("novnc");

        private final String word;

        Door(String word) {
            this.word = word;
        }

        /** The word in the API. */
        public String word() {
            return word;
        }
    }

    /**
     * A link.
     *
     * @param code what makes it work, once
     * @param expiresAt when it works no more
     */
    record Link(String code, Instant expiresAt) {

        /** Its path on this daemon. */
        public String path() {
            return PATH + code;
        }

        /** Without the code, which is a secret while it works. */
        @Override
        public String toString() {
            return "a link until " + expiresAt;
        }
    }

    /** What came of a link. */
    sealed interface Opened {

        /**
         * The way to CDP.
         *
         * @param url where it is spoken
         * @param token what has to be brought, as {@code Authorization: Bearer}
         */
        record Cdp(String url, String token) implements Opened {
            @Override
            public String toString() {
                return "CDP at " + url;
            }
        }

        /**
         * The way to the page.
         *
         * @param url its address; the password is in the fragment, which browsers send to nobody
         */
        record Page(String url) implements Opened {
            @Override
            public String toString() {
                return "a page";
            }
        }
    }

    /**
     * Makes a link.
     *
     * @param sandbox a browser sandbox
     * @param door what it is to open
     * @param actor who asks, as it stands in the timeline
     */
    Link issue(Sandbox sandbox, Door door, String actor) throws BrowserLinkException;

    /** Redeems a link, which works no more after that, whatever comes of it. Asks the engine, so it may block. */
    Opened open(String code) throws BrowserLinkException;
}
