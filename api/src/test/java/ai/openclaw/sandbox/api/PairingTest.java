package ai.openclaw.sandbox.api;

import static ai.openclaw.sandbox.api.RunningApi.NOW;
import static ai.openclaw.sandbox.api.RunningApi.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.TestDevice.Heard;
import ai.openclaw.sandbox.api.TestDevice.Line;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairingTest {

    private static final String DEVICES = "/apis/sandbox.openclaw.ai/v1/devices";
    private static final Map<String, String> PROXIED = Map.of("X-Forwarded-For", "203.0.113.7");

    private final RunningApi api = new RunningApi();
    private final RawHttp admin = RawHttp.local(api);

    @AfterEach
    void stop() {
        api.close();
    }

    private Heard said(TestDevice device, Map<String, String> headers, String token) {
        try (Line line = device.connect(api.port(), headers, token, NOW, message -> {})) {
            return line.next();
        }
    }

    private String request(TestDevice device) {
        Heard refused = said(device, PROXIED, TOKEN);
        assertThat(refused.closed(1008, "pairing required (requestId: "))
                .as(refused.text())
                .isTrue();
        return refused.text().substring(29, 29 + 36);
    }

    private int status(String token) {
        return RawHttp.anonymous(api)
                .with("Authorization: Bearer " + token)
                .get(DEVICES)
                .status();
    }

    @Test
    void a_device_of_this_host_with_the_token_comes_in_at_once() {
        TestDevice device = new TestDevice();
        Heard hello = said(device, Map.of(), TOKEN);
        assertThat(hello.field("type")).isEqualTo("hello");
        assertThat(hello.field("role")).isEqualTo("admin");
        assertThat(hello.field("deviceId")).isEqualTo(device.id());
        String token = hello.field("deviceToken");
        assertThat(status(token)).isEqualTo(200);
        Heard again = said(device, PROXIED, token);
        assertThat(again.field("type")).isEqualTo("hello");
        assertThat(again.json().has("deviceToken")).isFalse();
        assertThat(api.devices.told()).anyMatch(it -> it.contains("LocalDevicePaired"));
        assertThat(api.devices.load().toString()).doesNotContain(token);
    }

    @Test
    void a_device_from_elsewhere_waits_until_somebody_approves_it() {
        TestDevice device = new TestDevice();
        String request = request(device);
        assertThat(request(device)).isEqualTo(request);
        JsonNode waiting = admin.get(DEVICES).json().path("requests").path(0);
        assertThat(waiting.path("requestId").asText()).isEqualTo(request);
        assertThat(waiting.path("displayName").asText()).isEqualTo("Chromium on Linux");
        assertThat(waiting.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(admin.post(DEVICES + "/requests/" + request + "/approve", "{\"role\":\"viewer\"}")
                        .status())
                .isEqualTo(200);
        Heard hello = said(device, PROXIED, TOKEN);
        assertThat(hello.field("role")).isEqualTo("viewer");
        String token = hello.field("deviceToken");
        assertThat(status(token)).isEqualTo(403);
        assertThat(RawHttp.anonymous(api)
                        .with("Authorization: Bearer " + token)
                        .get("/version")
                        .status())
                .isEqualTo(200);
        JsonNode devices = admin.get(DEVICES).json();
        assertThat(devices.path("requests")).isEmpty();
        assertThat(devices.at("/items/0/metadata/name").asText()).isEqualTo(device.id());
    }

    @Test
    void who_was_rejected_hears_it_once_and_may_ask_again() {
        TestDevice device = new TestDevice();
        String request = request(device);
        assertThat(admin.post(DEVICES + "/requests/" + request + "/reject", "").status())
                .isEqualTo(200);
        assertThat(admin.post(DEVICES + "/requests/" + request + "/approve", "").status())
                .isEqualTo(404);
        assertThat(said(device, PROXIED, TOKEN).text()).startsWith("rejected: ");
        assertThat(admin.get(DEVICES).json().path("requests")).isEmpty();
        assertThat(request(device)).isNotEqualTo(request);
    }

    @Test
    void a_device_that_is_shut_out_is_out_at_once_and_has_to_wait_even_on_this_host() {
        TestDevice device = new TestDevice();
        try (Line line = device.connect(api.port(), TOKEN, NOW)) {
            String token = line.next().field("deviceToken");
            assertThat(admin.get(DEVICES).json().at("/items/0/status/connected").asBoolean())
                    .isTrue();
            assertThat(admin.delete(DEVICES + "/" + device.id()).status()).isEqualTo(200);
            Heard end = line.next();
            assertThat(end.closed(1008, "revoked: ")).as(end.text()).isTrue();
            assertThat(status(token)).isEqualTo(401);
            assertThat(said(device, Map.of(), token).text()).startsWith("revoked: ");
            assertThat(said(device, Map.of(), TOKEN).text()).startsWith("pairing required");
            assertThat(admin.get(DEVICES).json().path("items")).isEmpty();
            assertThat(admin.delete(DEVICES + "/" + device.id()).status()).isEqualTo(404);
        }
    }

    @Test
    void a_device_that_is_shut_out_stays_out_though_the_disk_is_full() {
        TestDevice device = new TestDevice();
        String token = said(device, Map.of(), TOKEN).field("deviceToken");
        api.devices.fillDisk();
        assertThat(admin.delete(DEVICES + "/" + device.id()).status()).isEqualTo(503);
        assertThat(status(token)).isEqualTo(401);
        assertThat(said(new TestDevice(), Map.of(), TOKEN).text()).startsWith("unavailable: ");
    }

    @Test
    void a_token_that_was_rotated_is_good_for_its_own_device_alone_and_only_to_fetch_the_new_one() {
        TestDevice device = new TestDevice();
        try (Line line = device.connect(api.port(), TOKEN, NOW)) {
            String old = line.next().field("deviceToken");
            assertThat(admin.post(DEVICES + "/" + device.id() + "/rotate", "").status())
                    .isEqualTo(200);
            assertThat(line.next().closed(1012, "token rotated")).isTrue();
            assertThat(status(old)).isEqualTo(401);
            assertThat(said(new TestDevice(), Map.of(), old).text()).startsWith("unauthorized: ");
            String fresh = said(device, PROXIED, old).field("deviceToken");
            assertThat(fresh).isNotEqualTo(old);
            assertThat(status(fresh)).isEqualTo(200);
            assertThat(said(device, PROXIED, old).text()).startsWith("unauthorized: ");
        }
    }

    @Test
    void a_link_signs_in_the_first_browser_and_no_other() {
        String fragment =
                admin.post(DEVICES + "/links", "").json().path("fragment").asText();
        assertThat(fragment).startsWith("link=");
        String code = fragment.substring(5);
        TestDevice first = new TestDevice();
        String token = said(first, PROXIED, code).field("deviceToken");
        assertThat(status(token)).isEqualTo(200);
        assertThat(said(new TestDevice(), PROXIED, code).text()).contains("another browser");
        assertThat(said(first, PROXIED, code).field("deviceToken")).isNotEmpty();
        assertThat(status(code)).isEqualTo(401);
    }

    @Test
    void admins_hear_of_requests_and_others_do_not_decide() {
        TestDevice boss = new TestDevice();
        try (Line line = boss.connect(api.port(), TOKEN, NOW)) {
            String token = line.next().field("deviceToken");
            TestDevice other = new TestDevice().asking("operator");
            String request = request(other);
            assertThat(line.next().field("type")).isEqualTo("devices");
            RawHttp asBoss = RawHttp.anonymous(api).with("Authorization: Bearer " + token);
            assertThat(asBoss.post(DEVICES + "/requests/" + request + "/approve", "")
                            .status())
                    .isEqualTo(200);
            String operator = said(other, PROXIED, TOKEN).field("deviceToken");
            assertThat(RawHttp.anonymous(api)
                            .with("Authorization: Bearer " + operator)
                            .post(DEVICES + "/links", "")
                            .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void nobody_comes_in_without_the_right_token(String token) {
        Heard refused = said(new TestDevice(), Map.of(), token);
        assertThat(refused.closed(1008, "unauthorized: ")).as(refused.text()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-10, hello", "-11, unauthorized", "10, hello", "11, unauthorized"})
    void a_clock_may_be_wrong_by_ten_minutes(long minutes, String outcome) {
        try (Line line = new TestDevice().connect(api.port(), TOKEN, NOW.plus(Duration.ofMinutes(minutes)))) {
            assertThat(line.next().text()).contains(outcome);
        }
    }

    @Test
    void what_was_signed_cannot_be_changed() {
        for (String field : List.of("role", "clientId", "mode", "token", "signature", "signedAt")) {
            try (Line line = new TestDevice().asking("viewer").connect(api.port(), Map.of(), TOKEN, NOW, message -> {
                if (field.equals("signedAt")) {
                    message.put(field, NOW.toEpochMilli() + 1);
                } else {
                    message.put(field, field.equals("role") ? "admin" : "x");
                }
            })) {
                assertThat(line.next().text()).as(field).startsWith("unauthorized: the signature");
            }
        }
    }

    @Test
    void an_answer_is_good_for_one_challenge() {
        TestDevice device = new TestDevice();
        try (Line line = Line.open(api.port(), Map.of());
                Line other = Line.open(api.port(), Map.of())) {
            String answer = device.answer(line.next().field("nonce"), TOKEN, NOW, message -> {});
            other.next();
            other.say(answer);
            assertThat(other.next().text()).startsWith("unauthorized: the signature");
            line.say(answer);
            assertThat(line.next().field("type")).isEqualTo("hello");
            line.say(answer);
            assertThat(said(device, Map.of(), TOKEN).field("type")).isEqualTo("hello");
        }
    }

    @Test
    void somebody_elses_id_is_of_no_use() {
        TestDevice known = new TestDevice();
        said(known, Map.of(), TOKEN);
        try (Line line = new TestDevice()
                .connect(
                        api.port(),
                        Map.of(),
                        TOKEN,
                        NOW,
                        message -> message.withObject("device").put("id", known.id()))) {
            assertThat(line.next().text()).startsWith("unauthorized: the signature");
        }
    }

    @Test
    void what_is_no_answer_is_refused() {
        for (String text : List.of(
                "{}",
                "[]",
                "hello",
                "{\"type\":\"connect\"}",
                "{\"type\":\"connect\",\"device\":{\"publicKey\":\"AA\"}}")) {
            try (Line line = Line.open(api.port(), Map.of())) {
                line.next();
                line.say(text);
                assertThat(line.next().closed(1008, "unauthorized: ")).as(text).isTrue();
            }
        }
    }

    @Test
    void what_comes_through_a_proxy_is_not_from_this_host() {
        Map.of(
                        "Forwarded", "for=1.2.3.4",
                        "X-Forwarded-Proto", "https",
                        "Via", "1.1 proxy",
                        "X-Real-IP", "1.2.3.4",
                        "CF-Connecting-IP", "1.2.3.4")
                .forEach((header, value) -> assertThat(said(new TestDevice(), Map.of(header, value), TOKEN)
                                .text())
                        .as(header)
                        .startsWith("pairing required"));
    }

    @Test
    void where_loopback_may_be_a_published_port_every_device_waits(@TempDir Path directory) throws Exception {
        Listening doubted = new Listening(
                "127.0.0.1",
                0,
                directory.resolve("control.sock"),
                new Secret(TOKEN),
                Set.of(),
                Listening.Loopback.DOUBTED);
        try (ApiServer server = ApiServer.start(doubted, api.parts());
                Line line = new TestDevice().connect(server.port(), TOKEN, NOW)) {
            assertThat(line.next().closed(1008, "pairing required (requestId: "))
                    .isTrue();
        }
    }

    @Test
    void ten_wrong_tokens_shut_an_address_out_but_not_its_paired_devices_nor_who_has_a_link() {
        TestDevice device = new TestDevice();
        String token = said(device, Map.of(), TOKEN).field("deviceToken");
        for (int i = 0; i < 5; i++) {
            assertThat(status("wrong" + i)).isEqualTo(401);
            assertThat(said(new TestDevice(), Map.of(), "wrong" + i).text())
                    .startsWith("unauthorized: the token is wrong");
        }
        RawHttp.Reply out = RawHttp.tcp(api).get(DEVICES);
        assertThat(out.status()).isEqualTo(429);
        assertThat(out.head()).contains("Retry-After: 301");
        assertThat(said(device, Map.of(), TOKEN).text()).contains("too many failures");
        assertThat(status(token)).isEqualTo(200);
        assertThat(said(device, Map.of(), token).field("type")).isEqualTo("hello");
        assertThat(RawHttp.anonymous(api).get("/healthz").status()).isEqualTo(200);
        assertThat(admin.get(DEVICES).status()).isEqualTo(200);
        // what the page advises to who is shut out: a link, which is good once for them, too
        String code = admin.post(DEVICES + "/links", "")
                .json()
                .path("fragment")
                .asText()
                .substring(5);
        assertThat(said(new TestDevice(), Map.of(), code).field("type")).isEqualTo("hello");
        assertThat(said(new TestDevice(), Map.of(), code).text()).contains("too many failures");
    }
}
