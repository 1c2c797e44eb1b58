package ai.openclaw.sandbox.model.session;

/** Dashes at the edges of a name, which names made by replacement must not keep. */
final class Edges {

    private Edges() {}

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '-') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '-') {
            to--;
        }
        return text.substring(from, to);
    }
}
