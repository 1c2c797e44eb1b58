package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.NullNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names of variables that sound like credentials. They are passed, for somebody wrote them; but whatever runs in a sandbox can read them, and that is worth a word. Whole
 * words count: {@code TOKENIZERS_PARALLELISM} and {@code PWD} hold no secret.
 */
final class Credentials {

    private static final Pattern SECRET_WORD = Pattern.compile(
            "(?:.*_)?(?:TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|CREDENTIALS|APIKEY|AUTHKEY)(?:_.*)?");
    private static final Pattern SECRET_END =
            Pattern.compile("(?:.*_)?(?:API|ACCESS|PRIVATE|AUTH|SSH|GPG|SIGNING|ENCRYPTION|MASTER)_KEY"
                    + "|.+_(?:PASS|PWD|PAT)|.*[A-Z](?:PASSWORD|APIKEY|TOKEN)");

    private Credentials() {}

    static boolean named(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return SECRET_WORD.matcher(upper).matches() || SECRET_END.matcher(upper).matches();
    }

    /** Variables, with a warning at each name that sounds like a credential's; never with its value. */
    static ValueType<Map<String, String>> warned(ValueType<Map<String, String>> variables) {
        return (value, reading) -> {
            if (value.node() instanceof ObjectNode object) {
                object.members().forEach((name, member) -> warn(value, name, member, reading));
            }
            return variables.read(value, reading);
        };
    }

    private static void warn(Value value, String name, Member member, Reading reading) {
        if (!(member.value() instanceof NullNode) && named(name)) {
            reading.add(ConfigProblem.warning(
                    member.keyLocation(),
                    value.path().child(name),
                    "looks like a credential, and whatever runs in the sandbox can read it.",
                    "Give it one that is worth little and can be taken back, or none."));
        }
    }
}
