package ai.openclaw.sandbox.controller.cli.text;

import java.io.PrintWriter;

/**
 * Where a table is printed.
 *
 * @param out takes the lines
 * @param style how they may be dressed up
 * @param columns how wide they may be; {@link Integer#MAX_VALUE} for any width
 */
public record Page(PrintWriter out, Style style, int columns) {}
