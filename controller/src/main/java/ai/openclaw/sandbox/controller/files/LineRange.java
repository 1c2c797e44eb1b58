package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.Optional;

/**
 * Lines asked for.
 *
 * @param first number of the first one, counted from 1
 * @param most how many at most
 */
public record LineRange(int first, int most) {

    /** All there are. */
    public static final LineRange ALL = new LineRange(1, Integer.MAX_VALUE);

    public LineRange {
        if (first < 1 || most < 1) {
            throw new IllegalArgumentException("lines are counted from 1: " + first + ", " + most);
        }
    }

    /**
     * What a caller asked for.
     *
     * @param offset number of the first line, counted from 1; 1 when absent
     * @param limit how many lines at most; all when absent
     */
    public static LineRange of(Optional<Integer> offset, Optional<Integer> limit) throws ToolFailure {
        int first = offset.orElse(1);
        int most = limit.orElse(Integer.MAX_VALUE);
        if (first < 1) {
            throw new ToolFailure(
                    ToolReason.INVALID_ARGUMENT, "offset is " + first + ". It is the first line's number, from 1 up.");
        }
        if (most < 1) {
            throw new ToolFailure(
                    ToolReason.INVALID_ARGUMENT, "limit is " + most + ". It is a number of lines, from 1 up.");
        }
        return new LineRange(first, most);
    }
}
