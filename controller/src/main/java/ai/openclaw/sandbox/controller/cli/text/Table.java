package ai.openclaw.sandbox.controller.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table with a heading, columns as wide as they must be and two spaces between. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> heading;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** A table with these columns. */
    public Table(String... heading) {
        this.heading = List.of(heading);
    }

    /**
     * A cell.
     *
     * @param text its text, as it is measured
     * @param dress what colours it
     */
    public record Cell(String text, UnaryOperator<String> dress) {

        /** A cell of plain text, made fit for a terminal. */
        public static Cell of(String text) {
            return new Cell(Safe.line(text), UnaryOperator.identity());
        }

        /** A cell of plain text of so many columns at most. */
        public static Cell of(String text, int columns) {
            return new Cell(Safe.line(text, columns), UnaryOperator.identity());
        }

        /** The same, coloured. */
        public Cell dressed(UnaryOperator<String> how) {
            return new Cell(text, how);
        }
    }

    /** Adds a row. */
    public void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    /** Whether it has no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes it. */
    public void print(PrintWriter out, Style style) {
        int[] widths = heading.stream().mapToInt(Columns::of).toArray();
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i).text()));
            }
        }
        List<Cell> head =
                heading.stream().map(name -> new Cell(name, style::faint)).toList();
        line(out, head, widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private static void line(PrintWriter out, List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            line.append(i > 0 ? GAP : "").append(cell.dress().apply(cell.text()));
            boolean last = cells.subList(i + 1, cells.size()).stream()
                    .allMatch(later -> later.text().isEmpty());
            if (last) {
                break; // no blanks at the end of a line
            }
            line.append(" ".repeat(widths[i] - Columns.of(cell.text())));
        }
        out.println(line);
    }
}
