package ai.openclaw.sandbox.model.config.decode;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word somebody meant. */
public final class Spelling {

    /** Words longer than this are not compared: the cost grows with the square. */
    private static final int MAX_LENGTH = 100;

    private Spelling() {}

    /** The known word closest to {@code written}, if one is close enough to be meant. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(2, written.length() / 3);
        return known.stream()
                .map(word -> new Guess(word, distance(lower, word.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.distance() <= tolerance && guess.distance() < written.length())
                .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::word))
                .map(Guess::word);
    }

    private record Guess(String word, int distance) {}

    /** Edits (insert, delete, replace, swap neighbours) that turn one word into the other. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
