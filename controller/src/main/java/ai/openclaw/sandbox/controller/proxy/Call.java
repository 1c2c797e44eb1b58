package ai.openclaw.sandbox.controller.proxy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks of the engine, and what has to be looked at before it is let through. A path that is none of these is refused.
 *
 * @param kind what it is
 * @param subject the container, network or command it is about; empty when about none
 */
record Call(Kind kind, Optional<String> subject) {

    /** Kinds of calls. */
    enum Kind {
        /** Asks and changes nothing. */
        READ,
        /** Is about a container, which must be a sandbox. */
        SANDBOX,
        /** Is about a network, which must be ours. */
        NETWORK,
        /** Makes a container. */
        CREATE,
        /** Makes a network. */
        CREATE_NETWORK,
        /** Prepares a command in a sandbox. */
        EXEC,
        /** Runs a command that was prepared; may become a stream in both directions. */
        EXEC_START,
        /** Tells a command how large its terminal is. */
        EXEC_RESIZE
    }

    private static final String ID = "([a-zA-Z0-9][a-zA-Z0-9_.-]{0,254})";
    private static final Pattern LINE =
            Pattern.compile("(GET|HEAD|POST|DELETE) (?:/v1\\.[0-9]{1,3})?(/[!-~]*?)(?:\\?[!-~]*)? HTTP/1\\.1");

    private record Rule(Pattern pattern, Kind kind) {
        static Rule of(String pattern, Kind kind) {
            return new Rule(Pattern.compile(pattern), kind);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("(GET|HEAD) /_ping", Kind.READ),
            Rule.of("GET /(version|info|events|networks|containers/json|images/json)", Kind.READ),
            Rule.of("GET /images/[a-zA-Z0-9][a-zA-Z0-9_./:@%-]{0,300}/json", Kind.READ),
            Rule.of("GET /containers/" + ID + "/json", Kind.READ),
            Rule.of("GET /networks/" + ID, Kind.READ),
            Rule.of("GET /exec/" + ID + "/json", Kind.READ),
            Rule.of("GET /containers/(?<id>" + ID + ")/(stats|top|logs)", Kind.SANDBOX),
            Rule.of("POST /containers/(?<id>" + ID + ")/(start|stop|kill|rename|wait)", Kind.SANDBOX),
            Rule.of("DELETE /containers/(?<id>" + ID + ")", Kind.SANDBOX),
            Rule.of("DELETE /networks/(?<id>" + ID + ")", Kind.NETWORK),
            Rule.of("POST /containers/create", Kind.CREATE),
            Rule.of("POST /networks/create", Kind.CREATE_NETWORK),
            Rule.of("POST /containers/(?<id>" + ID + ")/exec", Kind.EXEC),
            Rule.of("POST /exec/(?<id>" + ID + ")/start", Kind.EXEC_START),
            Rule.of("POST /exec/(?<id>" + ID + ")/resize", Kind.EXEC_RESIZE));

    /** What a request line asks for. */
    static Call of(String line) throws RefusedCall {
        Matcher request = LINE.matcher(line);
        if (!request.matches()) {
            throw new RefusedCall(400, "this is no request the engine would understand");
        }
        String asked = request.group(1) + " " + request.group(2);
        if (asked.contains("..") || asked.contains("//") || asked.contains("%2e") || asked.contains("%2E")) {
            throw new RefusedCall(400, "the path is not plain");
        }
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(asked);
            if (matcher.matches()) {
                boolean about = rule.pattern().namedGroups().containsKey("id");
                return new Call(rule.kind(), about ? Optional.of(matcher.group("id")) : Optional.empty());
            }
        }
        throw new RefusedCall(asked + " is not a call that a sandbox controller needs");
    }
}
