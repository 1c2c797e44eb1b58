package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A step on the way to a value of a document, as people and problems write it: {@code agents.list[0]["odd key"]}. */
sealed interface Step {

    /**
     * Into an object.
     *
     * @param key name of the member
     */
    record Key(String key) implements Step {}

    /**
     * Into a list.
     *
     * @param index from 0
     */
    record Item(int index) implements Step {}

    /** What one step looks like. */
    Pattern ONE = Pattern.compile("\\.?([A-Za-z0-9_$-]+)|\\[(\\d{1,9})]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    /**
     * The steps of a path; none of an empty one.
     *
     * @throws CommandFailure when it is no path
     */
    static List<Step> all(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher step = ONE.matcher(path);
        int end = 0;
        while (end < path.length()) {
            if (!step.find(end) || step.start() != end) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "Not a path: " + path + ".",
                        "Write it as agents.list[0].sandbox.mode, with [\"…\"] around keys that are no plain words");
            }
            end = step.end();
            String index = step.group(2);
            String quoted = step.group(3);
            if (index != null) {
                steps.add(new Item(Integer.parseInt(index)));
            } else {
                steps.add(new Key(quoted == null ? step.group(1) : quoted.replaceAll("\\\\(.)", "$1")));
            }
        }
        return steps;
    }
}
