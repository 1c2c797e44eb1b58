package ai.openclaw.sandbox.controller.configuration.json5;

/** Bounds of a document. Far above what a person writes, far below what would hurt the daemon. */
public final class Json5Limits {

    /** Most bytes of one document. */
    public static final int MAX_BYTES = 16 << 20;

    /** Most objects and lists around a value. */
    public static final int MAX_DEPTH = 100;

    /** Most values, keys not counted, in one document. */
    public static final int MAX_VALUES = 1_000_000;

    /** Most characters of one number: reading digits costs the square of their count. */
    public static final int MAX_NUMBER_LENGTH = 400;

    /** Largest exponent of ten, either way; what a double can hold is within. */
    public static final int MAX_EXPONENT = 400;

    private Json5Limits() {}
}
