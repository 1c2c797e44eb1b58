package ai.openclaw.sandbox.api.http;

import ai.openclaw.sandbox.reconciler.store.StoreException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer without stack trace or secret. */
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Answers all failures of a router. */
    public static void mount(Router router) {
        router.route().failureHandler(Failures::answer);
        router.errorHandler(400, context -> reply(context, Problem.badRequest("The request cannot be understood.")));
        router.errorHandler(404, context -> reply(context, Problem.noSuchPath()));
        router.errorHandler(405, context -> reply(context, Problem.methodNotAllowed()));
    }

    private static void answer(RoutingContext context) {
        reply(context, problem(context));
    }

    private static Problem problem(RoutingContext context) {
        Throwable failure = context.failure();
        return switch (failure) {
            case Problem problem -> problem;
            case StoreException e ->
                Problem.unavailable("What the daemon keeps cannot be read or written now: " + e.getMessage()
                        + ". Is the disk full? Try again.");
            case HttpException e -> ofCode(e.getStatusCode());
            case null -> ofCode(context.statusCode());
            default -> {
                log.error("{} {} failed", context.request().method(), context.normalizedPath(), failure);
                yield Problem.internal();
            }
        };
    }

    private static Problem ofCode(int code) {
        return switch (code) {
            case 400 -> Problem.badRequest("The request cannot be understood.");
            case 404 -> Problem.noSuchPath();
            case 405 -> Problem.methodNotAllowed();
            case 413 -> Problem.tooLarge("The body is larger than this path takes.");
            default -> Problem.internal();
        };
    }

    private static void reply(RoutingContext context, Problem problem) {
        if (!context.response().headWritten()) {
            Replies.problem(context.response(), problem);
        }
    }
}
