package ai.openclaw.sandbox.controller.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A table with a heading, columns as wide as they must be and two spaces between. On a terminal no wider than that, long texts are cut. */
public final class Table {

    private static final String GAP = "  ";

    /** Columns below which text says nothing any more. */
    private static final int NARROW = 12;

    private final List<String> heading;
    private final List<List<Cell>> rows = new ArrayList<>();
    private int[] widths = {};

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

    /** Writes it, and what is added later below, under the same heading. */
    public void print(Page page) {
        boolean begins = widths.length == 0;
        if (begins) {
            widths = heading.stream().mapToInt(Columns::of).toArray();
        }
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i).text()));
            }
        }
        fit(page.columns());
        if (begins) {
            line(
                    page.out(),
                    heading.stream()
                            .map(name -> new Cell(name, page.style()::faint))
                            .toList());
        }
        rows.forEach(row -> line(page.out(), row));
        rows.clear();
    }

    /** Takes columns from the widest but the first, which names the row and is there to be copied. */
    private void fit(int most) {
        int gaps = GAP.length() * (widths.length - 1);
        int over = IntStream.of(widths).sum() + gaps - most;
        while (over > 0) {
            int widest = IntStream.range(1, widths.length).reduce(1, (a, b) -> widths[b] > widths[a] ? b : a);
            if (widths[widest] <= NARROW) {
                return; // the terminal will wrap it
            }
            widths[widest]--;
            over--;
        }
    }

    private void line(PrintWriter out, List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String text = Safe.cut(cells.get(i).text(), widths[i]);
            line.append(i > 0 ? GAP : "").append(cells.get(i).dress().apply(text));
            boolean last = cells.subList(i + 1, cells.size()).stream()
                    .allMatch(later -> later.text().isEmpty());
            if (last) {
                break; // no blanks at the end of a line
            }
            line.append(" ".repeat(widths[i] - Columns.of(text)));
        }
        out.println(line);
    }
}
