package ai.openclaw.sandbox.controller.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void keeps_columns_straight_whatever_is_in_them() {
        Table table = new Table("KEY", "STATE", "NOTE");
        table.row(Cell.of("字🦞"), Cell.of("ok"), Cell.of("x"));
        table.row(Cell.of("e\u0301"), Cell.of("Ready").dressed(Style.COLOURED::good), Cell.of(""));
        StringWriter text = new StringWriter();
        table.print(new Page(new PrintWriter(text, true), Style.PLAIN, Integer.MAX_VALUE));
        assertThat(text.toString()).isEqualTo("""
            KEY   STATE  NOTE
            字🦞  ok     x
            e\u0301     \u001b[32mReady\u001b[0m
            """);
    }

    @Test
    void cuts_what_is_long_where_a_terminal_is_narrow_but_never_the_name() {
        Table table = new Table("NAME", "STATE", "NOTE");
        table.row(Cell.of("a-rather-long-name"), Cell.of("Ready"), Cell.of("a note of many words"));
        StringWriter text = new StringWriter();
        table.print(new Page(new PrintWriter(text, true), Style.PLAIN, 40));
        table.row(Cell.of("b"), Cell.of("Ready"), Cell.of("short"));
        table.print(new Page(new PrintWriter(text, true), Style.PLAIN, 40));
        assertThat(text.toString()).isEqualTo("""
            NAME                STATE  NOTE
            a-rather-long-name  Ready  a note of ma…
            b                   Ready  short
            """);
    }

    @Test
    void cuts_long_text_where_a_character_ends() {
        assertThat(Safe.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Safe.line("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Safe.line("🦞🦞🦞", 5)).isEqualTo("🦞🦞…");
    }

    @Test
    void shows_what_a_terminal_would_obey() {
        assertThat(Safe.line("a\nb\u001b[31m\u0007\u202e\ud800"))
                .isEqualTo("a\\u000ab\\u001b[31m\\u0007\\u202e\\ud800");
        assertThat(Safe.lines("a\nb\tc\r")).isEqualTo("a\nb\tc\\u000d");
    }

    @Test
    void says_spans_as_people_do() {
        assertThat(Ages.span(Duration.ofSeconds(-5))).isEqualTo("0s");
        assertThat(Ages.span(Duration.ofHours(24).minusMillis(20))).isEqualTo("1d");
        assertThat(Ages.span(Duration.ofSeconds(59))).isEqualTo("59s");
        assertThat(Ages.span(Duration.ofSeconds(252))).isEqualTo("4m12s");
        assertThat(Ages.span(Duration.ofMinutes(59))).isEqualTo("59m");
        assertThat(Ages.span(Duration.ofMinutes(125))).isEqualTo("2h5m");
        assertThat(Ages.span(Duration.ofHours(50))).isEqualTo("2d2h");
        assertThat(Ages.span(Duration.ofDays(400))).isEqualTo("400d");
    }
}
