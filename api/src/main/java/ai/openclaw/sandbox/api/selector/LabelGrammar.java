package ai.openclaw.sandbox.api.selector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads label selectors: {@code a}, {@code !a}, {@code a=b}, {@code a==b}, {@code a!=b}, {@code a in (b,c)}, {@code a notin (b,c)}, joined by commas. */
final class LabelGrammar {

    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern KEY =
            Pattern.compile("(?:[A-Za-z0-9.-]{1,253}/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern EQUALS = Pattern.compile("==?");
    private static final Pattern DIFFERS = Pattern.compile("!=");
    private static final Pattern ONE_OF = Pattern.compile("(?<=\\s)in(?=[\\s(])");
    private static final Pattern NONE_OF = Pattern.compile("(?<=\\s)notin(?=[\\s(])");

    private final String text;
    private final Matcher matcher;
    private int at;

    private LabelGrammar(String text) {
        this.text = text;
        this.matcher = SPACE.matcher(text).useTransparentBounds(true);
    }

    static List<Requirement> read(String text) {
        LabelGrammar grammar = new LabelGrammar(text);
        List<Requirement> all = new ArrayList<>();
        grammar.skip(SPACE);
        while (grammar.at < text.length()) {
            all.add(grammar.requirement());
            grammar.skip(SPACE);
            if (grammar.at < text.length()) {
                grammar.expect(",");
                grammar.skip(SPACE);
            }
        }
        return all;
    }

    private Requirement requirement() {
        if (takes("!")) {
            skip(SPACE);
            return new Requirement(need(KEY, "a label"), Requirement.Test.ABSENT, Set.of());
        }
        String key = need(KEY, "a label");
        skip(SPACE);
        if (skip(EQUALS)) {
            return new Requirement(key, Requirement.Test.IN, Set.of(value()));
        }
        if (skip(DIFFERS)) {
            return new Requirement(key, Requirement.Test.NOT_IN, Set.of(value()));
        }
        if (skip(ONE_OF)) {
            return new Requirement(key, Requirement.Test.IN, values());
        }
        if (skip(NONE_OF)) {
            return new Requirement(key, Requirement.Test.NOT_IN, values());
        }
        return new Requirement(key, Requirement.Test.EXISTS, Set.of());
    }

    private Set<String> values() {
        skip(SPACE);
        expect("(");
        Set<String> values = new LinkedHashSet<>();
        do {
            values.add(value());
            skip(SPACE);
        } while (takes(","));
        expect(")");
        return values;
    }

    private String value() {
        skip(SPACE);
        return need(VALUE, "a value");
    }

    private String need(Pattern pattern, String what) {
        matcher.usePattern(pattern).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(what);
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean skip(Pattern pattern) {
        matcher.usePattern(pattern).region(at, text.length());
        boolean found = matcher.lookingAt();
        if (found) {
            at = matcher.end();
        }
        return found;
    }

    private boolean takes(String token) {
        boolean found = text.startsWith(token, at);
        if (found) {
            at += token.length();
        }
        return found;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw wrong("\"" + token + "\"");
        }
    }

    private SelectorException wrong(String wanted) {
        return new SelectorException("The label selector has no " + wanted + " where one is due, at character "
                + (at + 1) + ". Write it like agent=main,scope in (session,shared),!browser.");
    }
}
