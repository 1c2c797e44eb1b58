package ai.openclaw.sandbox.model.config;

/**
 * A place in a configuration file, as an editor shows it.
 *
 * @param file the file's path as the user would write it; never empty
 * @param line line number, from 1
 * @param column column in UTF-16 code units, from 1
 */
public record Location(String file, int line, int column) {

    public Location {
        if (file.isEmpty() || line < 1 || column < 1) {
            throw new IllegalArgumentException("not a place in a file: " + file + ":" + line + ":" + column);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
