package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.ContainerUsage;
import ai.openclaw.sandbox.model.runtime.ContainerUsage.Traffic;
import ai.openclaw.sandbox.model.runtime.EngineException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Asks for one sample of what a container uses. docker-java knows no such question: its own makes the engine wait a second or two for a second sample. */
final class UsageQuery {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int NOT_FOUND = 404;

    private UsageQuery() {}

    /** Asks. Blocks. */
    static Optional<ContainerUsage> ask(Link link, String container) throws EngineException, IOException {
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path(link.api().path("/containers/" + container + "/stats?stream=false&one-shot=true"))
                .build();
        Response raw = link.calls().execute(request);
        if (raw.getStatusCode() == NOT_FOUND) {
            raw.close();
            return Optional.empty();
        }
        try (Response response = Streams.accepted(raw);
                InputStream body = response.getBody()) {
            return read(body);
        }
    }

    /** Reads the answer; one that does not run has no time of reading. */
    static Optional<ContainerUsage> read(InputStream body) throws IOException {
        JsonNode stats = MAPPER.readTree(body);
        Optional<Instant> at = time(stats.path("read").asText());
        JsonNode memory = stats.path("memory_stats");
        if (at.isEmpty() || !memory.has("usage")) {
            return Optional.empty();
        }
        JsonNode pids = stats.path("pids_stats");
        return Optional.of(new ContainerUsage(
                at.get(),
                Duration.ofNanos(stats.at("/cpu_stats/cpu_usage/total_usage").asLong()),
                needed(memory),
                limit(memory.path("limit")),
                pids.path("current").asLong(),
                limit(pids.path("limit")),
                traffic(stats.path("networks"))));
    }

    private static Optional<Traffic> traffic(JsonNode networks) {
        if (networks.isEmpty()) {
            return Optional.empty();
        }
        long received = 0;
        long sent = 0;
        for (JsonNode network : networks) {
            received += network.path("rx_bytes").asLong();
            sent += network.path("tx_bytes").asLong();
        }
        return Optional.of(new Traffic(received, sent));
    }

    /** Files the kernel keeps in memory while there is room are no need of the container; the two versions of cgroups name them differently. */
    private static long needed(JsonNode memory) {
        long usage = memory.path("usage").asLong();
        JsonNode details = memory.path("stats");
        long droppable = details.path("total_inactive_file")
                .asLong(details.path("inactive_file").asLong());
        return droppable < usage ? usage - droppable : usage;
    }

    /** No limit is absent, zero, or more than fits into 63 bits. */
    private static Optional<Long> limit(JsonNode value) {
        return value.canConvertToLong() && value.asLong() > 0 && value.asLong() < Long.MAX_VALUE / 2
                ? Optional.of(value.asLong())
                : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            Instant at = Instant.parse(text);
            return at.isAfter(Instant.EPOCH) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
