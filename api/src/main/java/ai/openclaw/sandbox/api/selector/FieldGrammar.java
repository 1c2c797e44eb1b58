package ai.openclaw.sandbox.api.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads field selectors: {@code a=b}, {@code a==b}, {@code a!=b}, joined by commas; a backslash takes the next character as it is. */
final class FieldGrammar {

    private FieldGrammar() {}

    static List<Requirement> read(String text, List<String> known) {
        List<Requirement> all = new ArrayList<>();
        for (String term : terms(text)) {
            all.add(requirement(term, known));
        }
        return all;
    }

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == ',' && !escaped) {
                terms.add(term.toString());
                term.setLength(0);
            } else {
                term.append(letter);
            }
            escaped = letter == '\\' && !escaped;
        }
        terms.add(term.toString());
        return terms.stream().filter(it -> !it.isBlank()).toList();
    }

    private static Requirement requirement(String term, List<String> known) {
        int equals = term.indexOf('=');
        if (equals < 1) {
            throw new SelectorException("The field selector has a part that is no comparison. Write it like"
                    + " status.phase=Ready,metadata.name!=a.");
        }
        boolean differs = term.charAt(equals - 1) == '!';
        String field = term.substring(0, differs ? equals - 1 : equals).strip();
        int value = term.startsWith("==", equals) ? equals + 2 : equals + 1;
        if (!known.contains(field)) {
            throw new SelectorException("Field label not supported. These are: " + String.join(", ", known) + ".");
        }
        return new Requirement(
                field,
                differs ? Requirement.Test.NOT_IN : Requirement.Test.IN,
                Set.of(unescaped(term.substring(value))));
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            escaped = letter == '\\' && !escaped;
            if (!escaped) {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
