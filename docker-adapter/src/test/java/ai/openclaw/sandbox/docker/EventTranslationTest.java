package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.model.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventTranslationTest {

    @ParameterizedTest
    @CsvSource({
        "container, create, CONTAINER_CREATED",
        "container, start, CONTAINER_STARTED",
        "container, die, CONTAINER_DIED",
        "container, oom, CONTAINER_OOM",
        "container, pause, CONTAINER_PAUSED",
        "container, unpause, CONTAINER_UNPAUSED",
        "container, rename, CONTAINER_RENAMED",
        "container, destroy, CONTAINER_REMOVED",
        "container, exec_start: /bin/sh -lc id, EXEC_STARTED",
        "container, exec_die, EXEC_ENDED",
        "image, tag, IMAGE_CHANGED",
        "image, delete, IMAGE_CHANGED"
    })
    void names_what_happened(String type, String action, Kind kind) throws JsonProcessingException {
        assertThat(read(type, action, "{\"name\":\"own\"}")).hasValueSatisfying(event -> {
            assertThat(event.kind()).isEqualTo(kind);
            assertThat(event.name()).isEqualTo("own");
            assertThat(event.at()).isEqualTo(Instant.parse("2023-11-14T22:13:20.123456789Z"));
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_engine_is_asked_for_every_kind_and_answers_in_words_that_are_understood(Kind kind)
            throws JsonProcessingException {
        boolean found = false;
        for (String action : EventTranslation.filters().getOrDefault("event", java.util.List.of())) {
            for (String type : EventTranslation.filters().getOrDefault("type", java.util.List.of())) {
                found |= read(type, action, "{}")
                        .filter(event -> event.kind() == kind)
                        .isPresent();
            }
        }
        assertThat(found).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "network, create",
        "container, exec_create: ls",
        "container, health_status: healthy",
        "image, die",
        "galaxy, create"
    })
    void leaves_out_what_means_nothing_here(String type, String action) throws JsonProcessingException {
        assertThat(read(type, action, "{}")).isEmpty();
    }

    @Test
    void a_rename_tells_the_old_name_without_slash() throws JsonProcessingException {
        assertThat(read("container", "rename", "{\"name\":\"new\",\"oldName\":\"/old\"}")
                        .orElseThrow()
                        .attributes())
                .containsEntry(EngineEvent.OLD_NAME, "old");
    }

    @Test
    void an_image_is_named_by_its_reference() throws JsonProcessingException {
        assertThat(read("image", "tag", "{\"name\":\"debian:bookworm-slim\"}").orElseThrow())
                .extracting(EngineEvent::subject, EngineEvent::name)
                .containsExactly("debian:bookworm-slim", "debian:bookworm-slim");
    }

    @Test
    void an_event_without_actor_or_words_is_none_or_empty_but_no_failure() throws JsonProcessingException {
        assertThat(EventTranslation.event(ClientSettings.MAPPER.readValue("{}", Event.class)))
                .isEmpty();
        assertThat(EventTranslation.event(
                        ClientSettings.MAPPER.readValue("{\"Type\":\"container\",\"Action\":\"die\"}", Event.class)))
                .contains(new EngineEvent(Instant.EPOCH, Kind.CONTAINER_DIED, "", "", Map.of()));
    }

    private static Optional<EngineEvent> read(String type, String action, String attributes)
            throws JsonProcessingException {
        return EventTranslation.event(ClientSettings.MAPPER.readValue(
                "{\"Type\":\"" + type + "\",\"Action\":\"" + action + "\",\"Actor\":{\"ID\":\"abc\",\"Attributes\":"
                        + attributes + "},\"time\":1700000000,\"timeNano\":1700000000123456789}",
                Event.class));
    }
}
