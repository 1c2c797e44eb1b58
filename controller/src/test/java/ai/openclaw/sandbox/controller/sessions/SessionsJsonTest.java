package ai.openclaw.sandbox.controller.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsJsonTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final long NOW = WRITTEN.toEpochMilli();

    private final SessionsJson json = new SessionsJson();

    @Test
    void readsKeysAndTimesAndNothingElse() throws IOException {
        Map<SessionKey, Session> sessions = sessions("""
            {"agent:main:main": {"sessionId": "a", "updatedAt": 1700000000000, "skills": {"updatedAt": 5, "list": [1, {"x": []}]}},
             "agent:work:telegram:group:-100": {"updatedAt": 1.6e12, "sessionId": "b"}}
            """);

        assertThat(sessions).hasSize(2);
        assertThat(time(sessions, "agent:main:main")).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(time(sessions, "agent:work:telegram:group:-100"))
                .isEqualTo(Instant.ofEpochMilli(1_600_000_000_000L));
    }

    @Test
    void takesAnyTextAsAKey() throws IOException {
        String longest = "k".repeat(SessionKey.MAX_LENGTH);
        Map<SessionKey, Session> sessions =
                sessions("{\"agent:main:with space\": {\"updatedAt\": 1}, \"\uD83E\uDD9E lobster\": {\"updatedAt\": 1},"
                        + " \"" + longest + "\": {\"updatedAt\": 1}, \"a\\u0000\\n\\\"b\": {\"updatedAt\": 1}}");

        assertThat(sessions.keySet())
                .extracting(SessionKey::value)
                .containsExactlyInAnyOrder("agent:main:with space", "\uD83E\uDD9E lobster", longest, "a\u0000\n\"b");
    }

    @Test
    void skipsBadEntriesAndSaysSo() throws IOException {
        Reading.Sessions reading =
                read("{\"good\": {\"updatedAt\": 1}, \"null\": null, \"list\": [{\"updatedAt\": 1}], \" \": {}, \""
                        + "x".repeat(SessionKey.MAX_LENGTH + 1)
                        + "\": {\"updatedAt\": 1}, \"also good\": {\"updatedAt\": 2}}");

        assertThat(reading.sessions().keySet())
                .extracting(SessionKey::value)
                .containsExactlyInAnyOrder("good", "also good");
        assertThat(reading.problems())
                .hasSize(4)
                .allMatch(problem -> problem.length() < 300)
                .anyMatch(problem -> problem.contains("\"null\"") && problem.contains("not an object"))
                .anyMatch(problem -> problem.contains("more than 4096 characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"updatedAt\": null}",
                "{\"updatedAt\": \"today\"}",
                "{\"updatedAt\": -5}",
                "{\"updatedAt\": {\"ms\": 5}}"
            })
    void aSessionWithoutUsableTimeIsThereAndNotActive(String entry) throws IOException {
        Reading.Sessions reading = read("{\"k\": " + entry + "}");

        assertThat(time(reading.sessions(), "k")).isEqualTo(Instant.EPOCH);
        assertThat(reading.problems()).singleElement().asString().contains("no usable updatedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "99999999999999999999999999999", "9223372036854775807", "1900000000000000"})
    void aTimeInTheFarFutureIsReplacedByTheTimeOfTheFile(String updatedAt) throws IOException {
        Reading.Sessions reading = read("{\"k\": {\"updatedAt\": " + updatedAt + "}}");

        assertThat(time(reading.sessions(), "k")).isEqualTo(WRITTEN);
        assertThat(reading.problems()).singleElement().asString().contains("far future");
    }

    @Test
    void aClockSlightlyAheadIsBelieved() throws IOException {
        assertThat(time(sessions("{\"k\": {\"updatedAt\": " + (NOW + 60_000) + "}}"), "k"))
                .isEqualTo(WRITTEN.plusSeconds(60));
    }

    @Test
    void theLaterOfTwoEntriesUnderOneKeyCounts() throws IOException {
        assertThat(time(sessions("{\"k\": {\"updatedAt\": 9}, \" k \": {\"updatedAt\": 3}}"), "k"))
                .isEqualTo(Instant.ofEpochMilli(9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "'  '|it is empty",
                "[]|no JSON object",
                "null|no JSON object",
                "{\"a\": {\"updatedAt\": 1}|line 1, column",
                "{\"a\": {\"updatedAt\": 17|line 1, column",
                "{\"a\": {\"upd|line 1, column",
                "{\"a\": {\"updatedAt\": 1}} {}|something follows",
                "{\"a\": {\"updatedAt\": 1}} x|line 1, column",
                "{'a': {}}|line 1, column",
                "{\"a\": {\"secret\": tok123}}|line 1, column",
            })
    void aFileThatIsNotWholeIsUnreadable(String text, String reason) throws IOException {
        assertThat(raw(text))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.reason()).contains(reason).doesNotContain("tok123"));
    }

    @Test
    void noBeginningOfAFileIsTakenForTheWhole() throws IOException {
        String text = "{\"agent:main:a\": {\"sessionId\": \"1\", \"updatedAt\": 1700000000000},\n"
                + " \"b\u00fc\": {\"list\": [true, {}], \"updatedAt\": 2}}";
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < whole.length; length++) {
            assertThat(json.read(new ByteArrayInputStream(Arrays.copyOf(whole, length)), WRITTEN))
                    .as("first %d bytes", length)
                    .isInstanceOf(Reading.Unreadable.class);
        }
        assertThat(json.read(new ByteArrayInputStream(whole), WRITTEN)).isInstanceOf(Reading.Sessions.class);
    }

    @Test
    void depthAndNumberHaveBounds() throws IOException {
        assertThat(raw("{\"a\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .isInstanceOf(Reading.Unreadable.class);

        StringBuilder many = new StringBuilder("{\"k\": {}");
        for (int i = 0; i <= Entries.MAX_ENTRIES; i++) {
            many.append(",\"k").append(i).append("\":{\"updatedAt\":1}");
        }
        assertThat(raw(many + "}")).isEqualTo(new Reading.Unreadable("it holds more than 100000 sessions"));
    }

    @Test
    void manyProblemsAreCounted() throws IOException {
        StringBuilder text = new StringBuilder("{\"k\": {\"updatedAt\": 1}");
        for (int i = 0; i < 50; i++) {
            text.append(",\"k").append(i).append("\":null");
        }
        assertThat(read(text + "}").problems()).hasSize(21).last().asString().contains("30 more");
    }

    private Map<SessionKey, Session> sessions(String text) throws IOException {
        Reading.Sessions reading = read(text);
        assertThat(reading.problems()).isEmpty();
        return reading.sessions();
    }

    private Reading.Sessions read(String text) throws IOException {
        Reading reading = raw(text);
        assertThat(reading).isInstanceOf(Reading.Sessions.class);
        return (Reading.Sessions) reading;
    }

    private Reading raw(String text) throws IOException {
        return json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), WRITTEN);
    }

    private static Instant time(Map<SessionKey, Session> sessions, String key) {
        return java.util.Objects.requireNonNull(sessions.get(new SessionKey(key)))
                .updatedAt();
    }
}
