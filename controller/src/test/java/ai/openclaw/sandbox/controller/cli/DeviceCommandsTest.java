package ai.openclaw.sandbox.controller.cli;

import static ai.openclaw.sandbox.api.RunningApi.NOW;
import static ai.openclaw.sandbox.api.RunningApi.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.api.TestDevice;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceCommandsTest {

    private static final int QUIET = 2;

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private String request(TestDevice device) {
        try (TestDevice.Line line = device.connect(api.port(), Map.of("Via", "1.1 proxy"), TOKEN, NOW, message -> {})) {
            return line.next().text().substring(29, 65);
        }
    }

    @Test
    void a_device_is_listed_let_in_rotated_and_shut_out() {
        TestDevice device = new TestDevice();
        String request = request(device);
        assertThat(Cli.on(api).run("devices", "list").out())
                .contains(request)
                .contains("openclaw devices approve " + request)
                .contains("Chromium on Linux")
                .contains("127.0.0.1");
        Cli.Result approved = Cli.on(api).run("devices", "approve", request.substring(0, 8), "--role", "operator");
        assertThat(approved.err()).isEmpty();
        assertThat(approved.out()).contains("may come in as operator");
        String id = device.id().substring(0, 12);
        assertThat(Cli.on(api).run("devices", "list").out()).containsPattern(id + " +Chromium on Linux +operator");
        assertThat(Cli.on(api).run("devices", "rotate", id).out()).contains("worth nothing any more");
        assertThat(Cli.on(api).run("devices", "revoke", id).out()).contains("was shut out");
        assertThat(Cli.on(api).run("devices", "list").out()).contains("No paired devices");
        assertThat(Cli.on(api).run("devices", "list", "--json").out()).contains("\"DeviceList\"");
    }

    @Test
    void what_is_not_there_is_said_with_the_way_on() {
        Cli.Result none = Cli.on(api).run("devices", "approve", "12345678");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("good for 5 minutes").contains("openclaw devices list");
        String request = request(new TestDevice());
        Cli.Result role = Cli.on(api).run("devices", "approve", request, "--role", "king");
        assertThat(role.code()).isEqualTo(2);
        assertThat(role.err()).contains("viewer, operator or admin");
        assertThat(Cli.on(api).run("devices", "reject", request).out()).contains("may ask again");
    }

    @Test
    void the_dashboard_link_signs_one_browser_in() {
        Cli.Result link = Cli.on(api).run("dashboard", "--no-open");
        assertThat(link.err()).isEmpty();
        String url = link.out().lines().findFirst().orElseThrow();
        assertThat(url).startsWith("http://127.0.0.1:" + api.port() + "/#link=");
        assertThat(link.out()).contains("for 10m, as admin").contains("ssh -N -L");
        String code = url.substring(url.indexOf('=') + 1);
        try (TestDevice.Line line =
                new TestDevice().connect(api.port(), Map.of("Via", "1.1 proxy"), code, NOW, message -> {})) {
            assertThat(line.next().field("deviceToken")).isNotEmpty();
        }
        assertThat(Cli.on(api)
                        .with("OPENCLAW_GATEWAY_PORT", "4711")
                        .run("dashboard", "--json", "--role", "viewer")
                        .out())
                .contains("http://127.0.0.1:4711/#link=")
                .contains("\"viewer\"");
    }

    @Test
    void the_picture_of_the_link_says_the_link() throws Exception {
        List<String> lines =
                Cli.on(api).run("dashboard", "--no-open", "--qr").out().lines().toList();
        List<String> picture =
                lines.stream().filter(line -> line.matches("[█▀▄ ]{20,}")).toList();
        int width = picture.getFirst().length();
        BitMatrix code = new BitMatrix(width - 2 * QUIET);
        for (int y = QUIET; y < width - QUIET; y++) {
            for (int x = QUIET; x < width - QUIET; x++) {
                char block = picture.get(y / 2).charAt(x);
                boolean light = block == '█' || block == (y % 2 == 0 ? '▀' : '▄');
                if (!light) {
                    code.set(x - QUIET, y - QUIET);
                }
            }
        }
        assertThat(new Decoder().decode(code).getText()).isEqualTo(lines.getFirst());
    }

    @Test
    void the_log_comes_from_the_daemon_where_there_is_no_file() {
        api.log("first");
        api.log("second");
        assertThat(Cli.on(api).run("logs").out())
                .contains("WARN  Daemon: first")
                .contains("second");
        assertThat(Cli.on(api).run("logs", "-n", "1").out()).doesNotContain("first");
    }
}
