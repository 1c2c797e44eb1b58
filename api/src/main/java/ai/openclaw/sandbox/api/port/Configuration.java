package ai.openclaw.sandbox.api.port;

/** The configuration as the daemon has it now. Safe from any thread; reading it never touches the disk. */
public interface Configuration {

    /** What is in force and what is wrong. */
    ConfigurationReport report();
}
