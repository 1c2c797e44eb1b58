package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which state directory's daemon a container belongs to: made once per state directory and written on every container. It stands in a file of
 * its own, with a copy in the registry, so that containers stay ours when either is lost.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record InstanceId(String value) {

    private static final int BYTES = 16;
    private static final int MAX_FILE_BYTES = 1024;
    private static final String FILE = "instance";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public InstanceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an instance id has 32 hexadecimal digits");
        }
    }

    /** What the file holds; empty when there is none or it is damaged. */
    static Optional<InstanceId> read(StateDirectory state) throws IOException {
        Path file = state.controller().resolve(FILE);
        try {
            return Files.size(file) > MAX_FILE_BYTES
                    ? Optional.empty()
                    : parse(Files.readString(file).strip());
        } catch (NoSuchFileException | java.nio.charset.CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The id a text is, if it is one. */
    static Optional<InstanceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new InstanceId(text)) : Optional.empty();
    }

    /** A new one. */
    static InstanceId random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new InstanceId(HexFormat.of().formatHex(bytes));
    }

    /** Writes it to the file. */
    void write(StateDirectory state) throws IOException {
        PrivateFiles.replace(state.controller().resolve(FILE), value + "\n");
    }

    @Override
    public String toString() {
        return value;
    }
}
