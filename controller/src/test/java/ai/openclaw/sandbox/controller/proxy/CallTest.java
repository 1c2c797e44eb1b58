package ai.openclaw.sandbox.controller.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.controller.proxy.Call.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls are known, and how heads and bodies are read. */
final class CallTest {

    @ParameterizedTest
    @CsvSource({
        "GET /v1.41/info, READ, ",
        "GET /_ping, READ, ",
        "GET /v1.41/containers/json?all=1&filters=%7B%7D, READ, ",
        "GET /v1.41/images/registry:5000/a/b@sha256:00/json, READ, ",
        "POST /v1.41/containers/create?name=x, CREATE, ",
        "POST /v1.44/containers/abc/start, SANDBOX, abc",
        "DELETE /v1.41/containers/a.b-c?force=true&v=true, SANDBOX, a.b-c",
        "POST /containers/abc/exec, EXEC, abc",
        "POST /v1.41/exec/00ff/start, EXEC_START, 00ff",
        "POST /v1.41/exec/00ff/resize?h=24&w=80, EXEC_RESIZE, 00ff",
        "DELETE /v1.41/networks/n1, NETWORK, n1",
    })
    void knowsWhatADaemonNeeds(String request, Kind kind, String subject) throws RefusedCall {
        assertThat(Call.of(request + " HTTP/1.1")).isEqualTo(new Call(kind, Optional.ofNullable(subject)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1.41/build",
                "POST /v1.41/images/create?fromImage=x",
                "POST /v1.41/containers/abc/update",
                "PUT /v1.41/containers/abc/archive?path=/",
                "GET /v1.41/containers/abc/archive?path=/",
                "POST /v1.41/containers/abc/attach",
                "POST /v1.41/volumes/create",
                "POST /v1.41/plugins/x/enable",
                "POST /v1.41/swarm/init",
                "POST /session",
                "GET /v1.41/secrets",
                "POST /v1.41/containers/../containers/create",
                "POST /v1.41//containers/create",
                "POST /v1.41/containers/%2e%2e/create",
                "POST /v1.41/containers/a/b/start",
                "POST http://engine/containers/create",
                "post /containers/create",
                "POST /containers/create\tHTTP/1.1",
                "",
            })
    void everythingElseIsRefused(String request) {
        assertThatThrownBy(() -> Call.of(request + " HTTP/1.1")).isInstanceOf(RefusedCall.class);
        assertThatThrownBy(() -> Call.of("GET /info HTTP/1.0")).isInstanceOf(RefusedCall.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nA: b\nB: c\r\n\r\n",
                "GET / HTTP/1.1\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nBad Name: x\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b",
            })
    void aHeadThatCouldBeReadInTwoWaysIsRefused(String text) {
        assertThatThrownBy(() -> Head.read(stream(text))).isInstanceOf(RefusedCall.class);
    }

    @Test
    void aHeadIsPassedOnWithOtherFields() throws IOException, RefusedCall {
        Head head = Head.read(stream("GET / HTTP/1.1\r\nConnection: keep-alive\r\nA: b\r\n\r\nrest"))
                .orElseThrow();
        assertThat(new String(
                        head.with(List.of("connection"), "Connection: close").bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("GET / HTTP/1.1\r\nA: b\r\nConnection: close\r\n\r\n");
        assertThat(Head.read(stream(""))).isEmpty();
    }

    @Test
    void bodiesAreReadWholeHoweverTheirLengthIsTold() throws IOException, RefusedCall {
        assertThat(body("Content-Length: 3", "abcdef")).isEqualTo("abc");
        assertThat(body("Transfer-Encoding: chunked", "2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
                .isEqualTo("abc");
        assertThat(body("A: b", "abc")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 9, abc",
        "Content-Length: -1, abc",
        "Content-Length: 99999999, abc",
        "Content-Length: 3; Content-Length: 4, abcd",
        "Content-Length: 3; Transfer-Encoding: chunked, abc",
        "Transfer-Encoding: gzip, abc",
        "Transfer-Encoding: chunked, zz",
        "Transfer-Encoding: chunked, fffffff",
    })
    void aBodyOfDoubtfulLengthIsRefused(String fields, String bytes) {
        assertThatThrownBy(() -> body(fields.replace("; ", "\r\n"), bytes)).isInstanceOf(RefusedCall.class);
    }

    private static String body(String fields, String bytes) throws IOException, RefusedCall {
        Head head =
                Head.read(stream("POST / HTTP/1.1\r\n" + fields + "\r\n\r\n")).orElseThrow();
        return new String(Bodies.read(head, stream(bytes)), StandardCharsets.US_ASCII);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
