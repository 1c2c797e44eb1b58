package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of the configuration file, for people who edit it here. It may hold secrets. Safe from any thread; may block. */
public interface ConfigurationFile {

    /** Most bytes of a text. */
    int MAX_BYTES = 1024 * 1024;

    /** What stands in the file now: nothing, without a hash, when there is none; empty when it cannot be read. */
    Optional<Source> source();

    /** What the daemon would say to a text, and do because of it. Writes nothing. */
    Check check(String text);

    /**
     * Writes a text that has no errors in place of the file, whole or not at all, with the file's own mode and owner.
     *
     * @param text the text
     * @param expected hash of what it replaces; empty: there must be no file
     */
    Written write(String text, Optional<String> expected);

    /**
     * A text and its hash.
     *
     * @param text the text
     * @param hash its SHA-256, lower-case hexadecimal; empty when there is no file
     */
    record Source(String text, String hash) {}

    /**
     * What a text would lead to.
     *
     * @param problems what is wrong or doubtful in it
     * @param now what the next visits would do by what is in force
     * @param then what they would do by this text; as now when it is broken
     */
    record Check(List<ConfigProblem> problems, Map<SandboxName, Plan> now, Map<SandboxName, Plan> then) {

        public Check {
            problems = List.copyOf(problems);
            now = Map.copyOf(now);
            then = Map.copyOf(then);
        }
    }

    /** What became of writing. */
    sealed interface Written {}

    /**
     * It is written.
     *
     * @param hash the hash of the file now
     */
    record Done(String hash) implements Written {}

    /** Somebody else has changed the file meanwhile. */
    record Changed() implements Written {}

    /**
     * It has errors.
     *
     * @param problems what is wrong with it
     */
    record Refused(List<ConfigProblem> problems) implements Written {}

    /**
     * The file could not be written.
     *
     * @param why why, and what to do
     */
    record Failed(String why) implements Written {}
}
