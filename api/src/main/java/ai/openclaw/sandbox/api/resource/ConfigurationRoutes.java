package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.ConfigurationJson;
import ai.openclaw.sandbox.api.json.StatusJson;
import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.port.ConfigurationFile;
import ai.openclaw.sandbox.api.port.ConfigurationFile.Check;
import ai.openclaw.sandbox.api.port.Journal;
import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.api.view.PlannedStep;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration: what is in force and what is wrong with the file; for admins also its text, which may hold secrets, what another text would lead to, and writing
 * one.
 */
public final class ConfigurationRoutes {

    /** Paths that take a whole configuration as their body. */
    public static final List<String> BODIES = List.of(Paths.of("config"), Paths.of("config") + "/validate");

    private static final Pattern ETAG = Pattern.compile("\"?([0-9a-f]{64})?\"?");

    private final Configuration configuration;
    private final ConfigurationFile file;
    private final Journal journal;

    /** Reads what is in force, and reads and writes the file. */
    public ConfigurationRoutes(Configuration configuration, ConfigurationFile file, Journal journal) {
        this.configuration = configuration;
        this.file = file;
        this.journal = journal;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of("config")).handler(this::get);
        router.put(Paths.of("config")).handler(this::put);
        router.post(Paths.of("config") + "/validate").handler(this::validate);
    }

    private void get(RoutingContext context) {
        boolean whole = Caller.of(context).may(Role.ADMIN);
        Background.reply(context, () -> {
            Optional<ConfigurationFile.Source> source = whole ? file.source() : Optional.empty();
            return Background.Reply.ok(out -> ConfigurationJson.write(out, configuration.report(), source));
        });
    }

    private void validate(RoutingContext context) {
        String text = text(context);
        Background.reply(context, () -> {
            Check check = file.check(text);
            List<PlannedStep> steps = changed(check);
            return Background.Reply.ok(out -> ConfigurationJson.check(out, check.problems(), steps));
        });
    }

    /** Only what would be otherwise than it is now. */
    private static List<PlannedStep> changed(Check check) {
        Map<SandboxName, Plan> then = new TreeMap<>(check.then());
        return then.entrySet().stream()
                .map(plan -> PlannedStep.of(plan.getKey().value(), plan.getValue()))
                .filter(step -> !Optional.ofNullable(check.now().get(new SandboxName(step.sandbox())))
                        .map(now -> PlannedStep.of(step.sandbox(), now))
                        .equals(Optional.of(step)))
                .toList();
    }

    private void put(RoutingContext context) {
        String text = text(context);
        Optional<String> expected = expected(context);
        String actor = Caller.of(context).actor();
        Background.reply(context, () -> switch (file.write(text, expected)) {
            case ConfigurationFile.Done(String hash) -> {
                journal.tell(actor, "ConfigurationWritten", "The configuration was written; its hash is " + hash + ".");
                yield Background.Reply.ok(out -> StatusJson.success(
                        out, 200, "The configuration is written and is read at once.", Map.of("hash", hash)));
            }
            case ConfigurationFile.Changed changed ->
                throw Problem.preconditionFailed(
                        "Somebody else has changed the configuration meanwhile. Read it again (GET), bring both"
                                + " together, and send it with its new hash.");
            case ConfigurationFile.Refused(var problems) ->
                Background.Reply.json(422, out -> ConfigurationJson.refused(out, problems));
            case ConfigurationFile.Failed(String why) -> throw Problem.unavailable(why);
        });
    }

    private static Optional<String> expected(RoutingContext context) {
        String header = context.request().getHeader("If-Match");
        if (header == null) {
            throw Problem.preconditionRequired(
                    "Say which text this replaces: If-Match: \"<hash>\", with the hash that GET told, or If-Match:"
                            + " \"\" when there is no file.");
        }
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches()) {
            throw Problem.badRequest("If-Match must be \"<hash>\" with the 64 digits that GET told, or \"\".");
        }
        return Optional.ofNullable(etag.group(1));
    }

    private static String text(RoutingContext context) {
        Buffer body = context.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The body must be the text of a configuration in UTF-8.");
        }
    }
}
