package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.json.ConfigurationJson;
import ai.openclaw.sandbox.api.port.Configuration;
import io.vertx.ext.web.Router;

/** The configuration in force and what is wrong with the file. */
public final class ConfigurationRoutes {

    private final Configuration configuration;

    /** Reads what is in force. */
    public ConfigurationRoutes(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of("config"))
                .handler(context -> Background.reply(
                        context,
                        () -> Background.Reply.ok(out -> ConfigurationJson.write(out, configuration.report()))));
    }
}
