package ai.openclaw.sandbox.controller.configuration.document;

import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Found;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Missing;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Unreadable;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Document;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Document.Read;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Document.Refused;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces every {@code $include} by the files it names. A single string or a list of them, relative to the including file, merged in order,
 * with the members beside it laid over; confined to the directory of the main file.
 */
final class IncludeResolver {

    /** Most files that include one another in a chain, the main file not counted. */
    static final int MAX_LEVELS = 10;

    /** Most includes of one load, a file counted as often as it is included. */
    static final int MAX_INCLUDES = 1000;

    /** Most bytes of all files of one load together, a file counted as often as it is included. */
    static final long MAX_TOTAL_BYTES = 64L << 20;

    private static final String INCLUDE = "$include";

    private final DocumentSource source;
    private final Path root;
    private final Path realRoot;
    private final Map<Path, Json5Document> parsed = new HashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();
    private int includes;
    private long bytes;

    IncludeResolver(DocumentSource source, Path main) {
        this.source = source;
        this.root = Optional.ofNullable(main.getParent()).orElse(main);
        this.realRoot = source.real(root);
    }

    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    /** The tree of a text, includes resolved; empty when something is wrong, which {@link #problems} then tells. */
    Optional<ConfigNode> resolve(Path file, Text text) {
        Optional<ConfigNode> tree = expand(file, text, new Chain(List.of(file), ""));
        return problems.isEmpty() ? tree : Optional.empty();
    }

    /**
     * How a file came to be read.
     *
     * @param files the files from the main one to this one
     * @param note said after a problem in it, to tell who included it; empty for the main file
     */
    private record Chain(List<Path> files, String note) {
        Path last() {
            return files.getLast();
        }

        Chain to(Path file, ConfigNode site) {
            List<Path> longer = new ArrayList<>(files);
            longer.add(file);
            return new Chain(longer, " The file is included at " + site.location() + "." + note);
        }
    }

    private Optional<ConfigNode> expand(Path file, Text text, Chain chain) {
        bytes += text.length();
        Json5Document document = parsed.computeIfAbsent(file, key -> Json5Document.parse(key.toString(), text.bytes()));
        return switch (document) {
            case Refused(ConfigProblem problem) -> {
                problems.add(new ConfigProblem(
                        problem.severity(),
                        problem.location(),
                        problem.path(),
                        problem.message() + chain.note(),
                        problem.remedy()));
                yield Optional.empty();
            }
            case Read(ConfigNode tree) -> Optional.of(walk(tree, ConfigPath.ROOT, chain));
        };
    }

    private ConfigNode walk(ConfigNode node, ConfigPath path, Chain chain) {
        return switch (node) {
            case ObjectNode object -> object(object, path, chain);
            case ListNode list -> {
                List<ConfigNode> items = new ArrayList<>(list.items().size());
                for (ConfigNode item : list.items()) {
                    items.add(walk(item, path.item(items.size()), chain));
                }
                yield new ListNode(list.location(), items);
            }
            default -> node;
        };
    }

    private ConfigNode object(ObjectNode object, ConfigPath path, Chain chain) {
        Map<String, Member> members = new LinkedHashMap<>();
        object.members().forEach((key, member) -> {
            if (!key.equals(INCLUDE)) {
                members.put(key, new Member(member.keyLocation(), walk(member.value(), path.child(key), chain)));
            }
        });
        ObjectNode siblings = new ObjectNode(object.location(), members);
        Optional<ConfigNode> directive = object.get(INCLUDE);
        return directive.isEmpty() ? siblings : include(directive.get(), siblings, path.child(INCLUDE), chain);
    }

    private ConfigNode include(ConfigNode directive, ObjectNode siblings, ConfigPath path, Chain chain) {
        Optional<ConfigNode> included = Optional.empty();
        List<ConfigNode> sites = directive instanceof ListNode list ? list.items() : List.of(directive);
        for (ConfigNode site : sites) {
            Optional<ConfigNode> before = included;
            included = file(site, path, chain)
                    .map(tree ->
                            before.map(lower -> NodeMerge.merge(lower, tree)).orElse(tree))
                    .or(() -> before);
        }
        if (included.isEmpty() || siblings.members().isEmpty()) {
            return included.orElse(siblings);
        }
        if (!(included.get() instanceof ObjectNode)) {
            complain(
                    directive,
                    path,
                    "includes a list, over which members cannot be laid.",
                    "Include it as the only member.",
                    chain);
        }
        return NodeMerge.merge(included.get(), siblings);
    }

    private Optional<ConfigNode> file(ConfigNode site, ConfigPath path, Chain chain) {
        if (!(site instanceof StringNode name)) {
            return complain(site, path, "is " + site.kind() + ".", "Write a file name, or a list of them.", chain);
        }
        if (++includes > MAX_INCLUDES || bytes > MAX_TOTAL_BYTES) {
            return complain(site, path, "makes the configuration too large.", "Include less, or less often.", chain);
        }
        Path file;
        try {
            file = chain.last().resolveSibling(name.value()).normalize();
        } catch (InvalidPathException e) {
            return complain(site, path, "is not a file name.", "Write a path.", chain);
        }
        if (!file.startsWith(root)) {
            return outside(site, path, chain);
        }
        if (chain.files().contains(file)) {
            String circle = String.join(
                    " -> ", chain.files().stream().map(Path::toString).toList());
            return complain(
                    site,
                    path,
                    "includes a file that includes this one: " + circle + " -> " + file + ".",
                    "Break the circle.",
                    chain);
        }
        if (chain.files().size() > MAX_LEVELS) {
            return complain(site, path, "is included too deeply.", "Use at most " + MAX_LEVELS + " levels.", chain);
        }
        return switch (source.fetch(file)) {
            case Missing() ->
                complain(
                        site,
                        path,
                        "names the file " + file + ", which does not exist.",
                        "Create it, or correct the name.",
                        chain);
            case Unreadable(String reason) ->
                complain(site, path, "names the file " + file + ", which cannot be read.", reason, chain);
            case Found(Path real, Text text) ->
                real.startsWith(realRoot) ? expand(file, text, chain.to(file, site)) : outside(site, path, chain);
        };
    }

    private Optional<ConfigNode> outside(ConfigNode site, ConfigPath path, Chain chain) {
        return complain(
                site,
                path,
                "names a file outside the directory of the configuration, " + root + ".",
                "Move the file there; links out of it are not followed.",
                chain);
    }

    private Optional<ConfigNode> complain(
            ConfigNode site, ConfigPath path, String message, String remedy, Chain chain) {
        problems.add(ConfigProblem.error(site.location(), path, message + chain.note(), remedy));
        return Optional.empty();
    }
}
