package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What there is once a daemon has come to rest, in lines that are the same for two runs that came to the same end: ids, times, the run's prefix and its
 * directory are taken out.
 *
 * @param engine the engine's own words about each container of the daemon
 * @param said phase and conditions of each sandbox, and every file in the state directory
 * @param remembered each sandbox's record
 */
record EndState(List<String> engine, List<String> said, List<String> remembered) {

    private static final Path UNPACKED = Path.of("sandbox-controller", "native");

    private static final int SHORT_ID = 12;

    /** A value of the environment as it is remembered; the salt is the instance's. */
    private static final Pattern SALTED = Pattern.compile("sha256:[0-9a-f]{16}");

    /** What a daemon that runs shows now. */
    static EndState of(RunningDaemon running) {
        var registry = running.daemon().reconciler().registry();
        Map<String, String> ids = running.containers();
        Words words = new Words(running, ids);
        List<String> engine = new ArrayList<>();
        ids.forEach((name, id) -> engine.addAll(container(running, name, id)));
        return new EndState(
                words.of(engine),
                words.of(Stream.concat(running.sandboxes().stream().map(EndState::said), files(running.state()))
                        .toList()),
                words.of(registry.names().stream()
                        .flatMap(name -> registry.get(name).stream())
                        .map(EndState::remembered)
                        .toList()));
    }

    /** The same with the records that are on disk, of a daemon that was stopped. */
    EndState withRecords(RunningDaemon running, Collection<SandboxRecord> records) {
        return new EndState(
                engine,
                said,
                new Words(running, running.containers())
                        .of(records.stream().map(EndState::remembered).toList()));
    }

    /** What is here and not there, and the other way round. */
    List<String> differencesFrom(EndState other) {
        List<String> mine = lines();
        List<String> others = other.lines();
        return Stream.concat(
                        mine.stream().filter(line -> !others.contains(line)).map(line -> "unexpected: " + line),
                        others.stream().filter(line -> !mine.contains(line)).map(line -> "missing: " + line))
                .toList();
    }

    private List<String> lines() {
        return Stream.of(engine, said, remembered).flatMap(List::stream).toList();
    }

    private static List<String> container(RunningDaemon running, String name, String id) {
        RawEngine.Answer answer = running.engine().send("GET", "/containers/" + id + "/json", "");
        JsonNode all = answer.json();
        if (!all.has("Config")) {
            return List.of(name + " " + answer.status()); // gone since it was listed
        }
        ((ObjectNode) all.at("/Config/Labels"))
                .remove(List.of(SandboxLabels.CREATED_AT, SandboxLabels.CONFIG_HASH)); // the hash covers the paths
        List<String> lines = new ArrayList<>();
        lines.add(name + " is " + all.at("/State/Status").asText());
        Stream.of("Config", "HostConfig")
                .forEach(part ->
                        all.path(part).properties().forEach(field -> lines.add(name + " " + part + " " + field)));
        return lines;
    }

    private static String said(Sandbox sandbox) {
        return sandbox.identity() + " " + sandbox.status().phase() + " "
                + sandbox.status().drift() + " "
                + sandbox.status().conditions().stream()
                        .map(it -> it.type() + " " + it.status() + " " + it.reason())
                        .toList();
    }

    private static String remembered(SandboxRecord record) {
        Map<String, String> containers = new TreeMap<>();
        record.containers().forEach((id, container) -> containers.put(id, remembered(container)));
        return "record of " + record.identity() + " " + containers + " " + record.intent() + " " + record.warnedHash();
    }

    private static String remembered(ContainerRecord container) {
        boolean succeeded = container.setup() instanceof ContainerRecord.Succeeded;
        return "made from " + container.madeFrom() + ", set-up "
                + (succeeded ? "succeeded" : container.setup().toString());
    }

    private static Stream<String> files(Path state) {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(state, new Lister(state, files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted();
    }

    /** Lists a tree in which a daemon is at work: what goes while it is looked at is listed as that, which is no end yet. */
    private static final class Lister extends SimpleFileVisitor<Path> {
        private final Path state;
        private final List<String> files;

        Lister(Path state, List<String> files) {
            this.state = state;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (state.relativize(directory).startsWith(UNPACKED)) {
                return FileVisitResult.SKIP_SUBTREE; // of each life its own; the next process sweeps it
            }
            files.add("file " + state.relativize(directory));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add("file " + state.relativize(file));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (!(failure instanceof NoSuchFileException)) {
                throw failure;
            }
            files.add("file " + state.relativize(file) + " gone meanwhile");
            return FileVisitResult.CONTINUE;
        }
    }

    /** Takes out what differs from run to run. */
    private record Words(RunningDaemon running, Map<String, String> ids) {

        List<String> of(List<String> lines) {
            return lines.stream().map(this::of).toList();
        }

        private String of(String line) {
            String words = line;
            for (String id : ids.values()) {
                words = words.replace(id, "ID").replace(id.substring(0, SHORT_ID), "ID");
            }
            return SALTED.matcher(words)
                    .replaceAll("DIGEST")
                    .replace(running.prefix(), "PREFIX-")
                    .replace(running.instance(), "INSTANCE")
                    .replace(running.state().toString(), "STATE");
        }
    }
}
