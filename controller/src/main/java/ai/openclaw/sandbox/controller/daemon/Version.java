package ai.openclaw.sandbox.controller.daemon;

/** The version of this program. */
public final class Version {

    private Version() {}

    /** The version as built; {@code development} when it does not run from a jar. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
