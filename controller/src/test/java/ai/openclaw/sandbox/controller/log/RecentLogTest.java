package ai.openclaw.sandbox.controller.log;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.port.LogTail;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RecentLogTest {

    private static final Logger log = LoggerFactory.getLogger(RecentLogTest.class);

    @Test
    void keeps_the_last_lines_and_no_more() {
        try (RecentLog recent = RecentLog.start(List.of())) {
            for (int i = 0; i < LogTail.MOST + 10; i++) {
                recent.take(Instant.EPOCH, "INFO", "a.b.Some", "line " + i);
            }
            List<String> ours =
                    recent.after(0).stream().map(LogTail.Line::message).toList();
            assertThat(ours)
                    .hasSizeLessThanOrEqualTo(LogTail.MOST)
                    .contains("line " + (LogTail.MOST + 9))
                    .doesNotContain("line 0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the token is opensesame42.",
                "Authorization: Bearer abcdefghijk",
                "http://127.0.0.1:18789/#link=abcdefghijklmnopqrstuvwxyz",
                "{\"token\": \"abcdefghijk\"}",
                "password=abcdefghijk"
            })
    void hands_no_secret_on(String line) {
        try (RecentLog recent = RecentLog.start(List.of(new Secret("opensesame42")))) {
            log.warn("{}", line);
            String kept = recent.after(0).stream()
                    .filter(it -> it.logger().equals("RecentLogTest"))
                    .toList()
                    .getLast()
                    .message();
            assertThat(kept).contains("********").doesNotContain("opensesame42", "abcdefghijk");
        }
    }
}
