package ai.openclaw.sandbox.controller.configuration.json5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.json5.Json5Document.Read;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Document.Refused;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Location;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class Json5DocumentTest {

    private static Json5Document parse(String text) {
        return Json5Document.parse("openclaw.json", text.getBytes(UTF_8));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) ((Read) parse(text)).root();
    }

    private static Location keyPlace(ObjectNode object, String key) {
        return Objects.requireNonNull(object.members().get(key)).keyLocation();
    }

    private static ConfigProblem problem(byte[] bytes) {
        return ((Refused) Json5Document.parse("openclaw.json", bytes)).problem();
    }

    private static Location place(int line, int column) {
        return new Location("openclaw.json", line, column);
    }

    @Test
    void everyValueAndKeyHasItsPlace() {
        ObjectNode root = object("// x\r\n{\r\n  a: [1,\r\n    'b'],\r  \"c\": { d: null }\n}");
        assertThat(root.location()).isEqualTo(place(2, 1));
        assertThat(keyPlace(root, "a")).isEqualTo(place(3, 3));
        ListNode list = (ListNode) root.get("a").orElseThrow();
        assertThat(list.items()).extracting(ConfigNode::location).containsExactly(place(3, 7), place(4, 5));
        assertThat(keyPlace(root, "c")).isEqualTo(place(5, 3));
        ObjectNode inner = (ObjectNode) root.get("c").orElseThrow();
        assertThat(inner.get("d").orElseThrow().location()).isEqualTo(place(5, 13));
    }

    @Test
    void columnsCountUtf16Units() {
        assertThat(object("{a: '😀é', b: 1}").get("b").orElseThrow().location()).isEqualTo(place(1, 15));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        byte[] marked = "\uFEFF{a: }".getBytes(UTF_8);
        assertThat(problem(marked).location()).contains(place(1, 5));
    }

    @Test
    void errorsNameThePathOfTheValue() {
        assertThat(problem("{agents: {list: [{id: 'a'}, {id: off}]}}".getBytes(UTF_8))
                        .path()
                        .value())
                .isEqualTo("agents.list[1].id");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWhereTheyStand() {
        assertThat(problem(new byte[] {'{', '\n', ' ', (byte) 0xC3, '('}).location())
                .contains(place(2, 2));
        assertThat(problem(new byte[] {'{', '}', (byte) 0xE2, (byte) 0x82}).location())
                .contains(place(1, 3));
        assertThat(problem(new byte[] {'{', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '}'})
                        .message())
                .isEqualTo("This is not UTF-8.");
    }

    @Test
    void aHundredThousandBracketsDoNotOverflowTheStack() {
        for (String bracket : new String[] {"[", "{a:", "[{a:"}) {
            assertThat(problem(bracket.repeat(100_000).getBytes(UTF_8)).message())
                    .contains("nested too deeply");
        }
    }

    @Test
    void nestingIsAllowedUpToTheLimit() {
        int most = Json5Limits.MAX_DEPTH;
        assertThat(parse("[".repeat(most) + "]".repeat(most))).isInstanceOf(Read.class);
        assertThat(parse("[".repeat(most + 1) + "]".repeat(most + 1))).isInstanceOf(Refused.class);
    }

    /** Far more time than one pass needs, far less than a quadratic one would. */
    @Timeout(60)
    @Test
    void tenMegabytesAreReadInOnePass() {
        StringBuilder text = new StringBuilder("{ list: [\n");
        while (text.length() < 10 << 20) {
            text.append("  \"").append("x".repeat(500)).append("\", // a comment\n");
        }
        String whole = text.append("] }").toString();
        assertThat(parse(whole)).isInstanceOf(Read.class);
    }

    @Timeout(60)
    @Test
    void hostileTextsAreRefusedInOnePass() {
        int size = 1 << 20;
        for (String text : new String[] {
            "{a:" + "9".repeat(size),
            "{a:" + "x".repeat(size),
            "{" + "a".repeat(size),
            "{a:\"" + "\\u0061".repeat(size / 6),
            " ".repeat(size),
            "/*" + "*".repeat(size),
            "{a:1" + "/**/".repeat(size / 4),
            "[" + "1,".repeat(size / 2)
        }) {
            assertThat(parse(text)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void tooLargeIsSaidWithoutReading() {
        assertThat(problem(new byte[Json5Limits.MAX_BYTES + 1]).message()).isEqualTo("The file is too large.");
    }

    @Test
    void noTextMakesItThrow() {
        Random random = new Random(20_261_122);
        String seed = "{ agents: { list: [ { id: 'a\\u0041\\x42', n: [1e10, -0x1F, .5, +3.], } ] }, // c\n"
                + " /* d */ \"k\": null }";
        String alphabet = "{}[]:,'\"\\/*+-.0123456789eExXuabInN\n\r\t \u2028\uFEFF\u0000é😀#_$";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(seed);
            for (int edits = random.nextInt(4) + 1; edits > 0 && !text.isEmpty(); edits--) {
                mutate(text, alphabet, random);
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            if (bytes.length > 0 && random.nextInt(10) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Json5Document result = Json5Document.parse("openclaw.json", bytes);
            if (result instanceof Refused(ConfigProblem problem)) {
                assertThat(problem.location()).isPresent();
                assertThat(problem.message())
                        .doesNotContain("two different ways")
                        .doesNotContain("cannot be read");
            }
        }
    }

    private static void mutate(StringBuilder text, String alphabet, Random random) {
        int at = random.nextInt(text.length());
        int other = random.nextInt(alphabet.length());
        switch (random.nextInt(5)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, alphabet.charAt(other));
            case 2 -> text.setCharAt(at, alphabet.charAt(other));
            case 3 -> text.setLength(Math.max(1, at));
            default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(12))));
        }
    }
}
