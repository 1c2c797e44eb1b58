package ai.openclaw.sandbox.controller;

/** The program. */
public final class Main {

    private Main() {}

    /** Runs the command line. */
    public static void main(String[] args) {
        System.err.println("openclaw: no commands yet");
        System.exit(2);
    }
}
