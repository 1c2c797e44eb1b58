package ai.openclaw.sandbox.model.config.decode;

/** What a text means, or what is wrong with it. */
sealed interface Parsed<T> {

    /** The text is right and means {@code value}. */
    record Good<T>(T value) implements Parsed<T> {}

    /** The text is wrong; both are sentences and neither repeats it. */
    record Bad<T>(String message, String remedy) implements Parsed<T> {}

    static <T> Parsed<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Parsed<T> bad(String message, String remedy) {
        return new Bad<>(message, remedy);
    }
}
