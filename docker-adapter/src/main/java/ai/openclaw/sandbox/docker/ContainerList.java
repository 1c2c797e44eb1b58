package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of containers, read as it streams in and only as far as it is needed. docker-java's own reading builds each entry three times over,
 * ten times the work, and a resync does it for every sandbox there is.
 */
final class ContainerList {

    private static final ObjectReader ENTRIES = JsonMapper.builder().build().readerFor(Entry.class);

    private ContainerList() {}

    /**
     * What is needed of an entry. All may be absent.
     *
     * @param names with a leading slash each, and those that links made
     * @param created seconds since 1970
     * @param ports exposed ports, published or not
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("Names") @Nullable List<String> names,
            @JsonProperty("ImageID") @Nullable String imageId,
            @JsonProperty("Labels") @Nullable Map<String, String> labels,
            @JsonProperty("State") @Nullable String state,
            @JsonProperty("Created") long created,
            @JsonProperty("Ports") @Nullable List<Port> ports) {}

    /**
     * What is needed of a port.
     *
     * @param inside the port in the container
     * @param outside the port on the host; 0 when it is not published
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Port(
            @JsonProperty("PrivatePort") int inside,
            @JsonProperty("PublicPort") int outside) {}

    /** Asks for all containers, running or not, with all these labels. Blocks. */
    static List<ObservedContainer> ask(Link link, Map<String, String> labels) throws EngineException, IOException {
        return filtered(link, filters(labels));
    }

    /** Asks for all containers, running or not, that belong to a network. Blocks. */
    static List<ObservedContainer> inNetwork(Link link, String name) throws EngineException, IOException {
        return filtered(link, EngineApi.parameter(Map.of("network", List.of(name))));
    }

    private static List<ObservedContainer> filtered(Link link, String filters) throws EngineException, IOException {
        Request request = Request.builder()
                .method(Request.Method.GET)
                .path(link.api().path("/containers/json?all=1&filters=" + filters))
                .build();
        try (Response response = Streams.accepted(link.calls().execute(request));
                InputStream body = response.getBody()) {
            return read(body);
        }
    }

    /** Reads the answer. One that breaks off is an error, never a shorter list: who is not in a list is gone. */
    static List<ObservedContainer> read(InputStream body) throws IOException {
        List<ObservedContainer> containers = new ArrayList<>();
        try (JsonParser parser = ENTRIES.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw MismatchedInputException.from(parser, List.class, "a list was asked for");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Entry entry = ENTRIES.readValue(parser);
                containers.add(Observations.container(entry));
            }
        }
        return List.copyOf(containers);
    }

    private static String filters(Map<String, String> labels) {
        List<String> pairs = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .toList();
        return EngineApi.parameter(Map.of("label", pairs));
    }
}
