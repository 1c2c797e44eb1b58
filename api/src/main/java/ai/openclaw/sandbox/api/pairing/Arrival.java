package ai.openclaw.sandbox.api.pairing;

/**
 * Where a connection came from.
 *
 * @param address its peer, for people
 * @param way how surely it is a program of this host
 */
record Arrival(String address, Way way) {

    /** How a connection came here. */
    enum Way {
        /** From a program of this very host, through nobody. */
        DIRECT,
        /** From elsewhere, or perhaps so. */
        NETWORK
    }
}
