package ai.openclaw.sandbox.controller.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReplyTest {

    @Test
    void reads_a_body_of_known_length() throws IOException {
        assertThat(read("HTTP/1.1 404 Not Found\r\ncontent-LENGTH: 6\r\n\r\nöäxxx"))
                .isEqualTo(new Transport.Reply(404, "öäxx"));
    }

    @Test
    void reads_chunks() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + "3;x=y\r\n"
                        + "abc\r\n"
                        + "A\r\n"
                        + "0123456789\r\n"
                        + "0\r\n"
                        + "T: x\r\n\r\n"))
                .isEqualTo(new Transport.Reply(200, "abc0123456789"));
    }

    @Test
    void reads_to_the_end_where_no_length_is_given() throws IOException {
        assertThat(read("HTTP/1.0 200 OK\n\nabc")).isEqualTo(new Transport.Reply(200, "abc"));
    }

    @Test
    void goes_on_after_a_continue() throws IOException {
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Transport.Reply(200, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length"
            })
    void refuses_what_is_no_whole_reply(String bytes) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }

    private static Transport.Reply read(String bytes) throws IOException {
        return HttpReply.read(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
    }
}
