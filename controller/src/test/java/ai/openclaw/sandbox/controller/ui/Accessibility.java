package ai.openclaw.sandbox.controller.ui;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of axe-core. */
final class Accessibility {

    private static final String RUN = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
            .filter((it) => it.impact === 'serious' || it.impact === 'critical')
            .flatMap((it) => it.nodes.map((node) => `${it.id} (${it.impact}): ${node.target.join(' ')}: ${node.failureSummary}`))
        """;

    private final String rules;

    Accessibility() {
        try (InputStream stream = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            if (stream == null) {
                throw new AssertionError("the rules are not on the class path");
            }
            this.rules = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is seriously wrong with a page as it is now. */
    @SuppressWarnings("unchecked") // the script gives texts
    List<String> seriousProblems(Page page) {
        page.evaluate(rules);
        return (List<String>) page.evaluate(RUN);
    }
}
