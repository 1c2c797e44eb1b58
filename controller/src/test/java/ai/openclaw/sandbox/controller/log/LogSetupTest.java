package ai.openclaw.sandbox.controller.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogSetupTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void writesToStandardErrorAndKeepsTheWireLogOfTheClientOut() {
        LogSetup.setUp(context);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        assertThat(root.getLevel()).isEqualTo(Level.INFO);
        assertThat(root.getAppender("STDERR"))
                .isInstanceOfSatisfying(
                        ConsoleAppender.class, it -> assertThat(it.getTarget()).isEqualTo("System.err"));
        assertThat(context.getLogger("com.github.dockerjava.zerodep.wire").getEffectiveLevel())
                .isEqualTo(Level.WARN);
    }

    /** Logback asks programs before it looks for files. */
    @Test
    void stepsAsideForTheFileOfTheTests() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        assertThat(root.getLevel()).isEqualTo(Level.WARN);
        assertThat(root.getAppender("out")).isNotNull();
        assertThat(root.getAppender("STDERR")).isNull();
    }
}
