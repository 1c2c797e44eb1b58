package ai.openclaw.sandbox.model.runtime;

/** Takes the output of a process as it comes. Called from one thread at a time; must not block for long. */
@FunctionalInterface
public interface OutputSink {

    /** Which stream a piece of output belongs to. */
    enum Channel {
        STDOUT,
        STDERR
    }

    /** Takes a piece of output; the array belongs to the receiver. */
    void write(Channel channel, byte[] bytes);
}
