package ai.openclaw.sandbox.api.discovery;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The Kubernetes objects that tell which resources there are. */
final class DiscoveryJson {

    static final String GROUP = "sandbox.openclaw.ai";
    static final String VERSION = "v1";

    private static final String GROUP_VERSION = GROUP + "/" + VERSION;

    private static final List<Resource> OURS = List.of(
            new Resource(
                    "sandboxes",
                    "sandbox",
                    "Sandbox",
                    Where.EVERYWHERE,
                    List.of("delete", "get", "list", "watch"),
                    List.of("sbx"),
                    List.of("all", "openclaw")),
            new Resource(
                    "sessions",
                    "session",
                    "Session",
                    Where.EVERYWHERE,
                    List.of("delete", "get", "list", "watch"),
                    List.of("sess"),
                    List.of("all", "openclaw")),
            new Resource("events", "event", "Event", Where.EVERYWHERE, List.of("list", "watch"), List.of(), List.of()));

    private static final List<Resource> CORE = List.of(new Resource(
            "events",
            "event",
            "Event",
            Where.IN_A_NAMESPACE,
            List.of("get", "list", "watch"),
            List.of("ev"),
            List.of()));

    private DiscoveryJson() {}

    private enum Where {
        EVERYWHERE,
        IN_A_NAMESPACE
    }

    private record Resource(
            String plural,
            String singular,
            String kind,
            Where where,
            List<String> verbs,
            List<String> shortNames,
            List<String> categories) {}

    /** The versions of the core group. */
    static void versions(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", "APIVersions");
        texts(out, "versions", List.of("v1"));
        out.writeArrayFieldStart("serverAddressByClientCIDRs");
        out.writeEndArray();
        out.writeEndObject();
    }

    /** All groups but the core group. */
    static void groups(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", "APIGroupList");
        out.writeStringField("apiVersion", "v1");
        out.writeArrayFieldStart("groups");
        out.writeStartObject();
        groupFields(out);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Our group. */
    static void group(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", "APIGroup");
        out.writeStringField("apiVersion", "v1");
        groupFields(out);
        out.writeEndObject();
    }

    private static void groupFields(JsonGenerator out) throws IOException {
        out.writeStringField("name", GROUP);
        out.writeArrayFieldStart("versions");
        out.writeStartObject();
        version(out);
        out.writeEndObject();
        out.writeEndArray();
        out.writeObjectFieldStart("preferredVersion");
        version(out);
        out.writeEndObject();
    }

    private static void version(JsonGenerator out) throws IOException {
        out.writeStringField("groupVersion", GROUP_VERSION);
        out.writeStringField("version", VERSION);
    }

    /** The resources of our group. */
    static void ours(JsonGenerator out) throws IOException {
        resources(out, GROUP_VERSION, OURS);
    }

    /** The resources of the core group. */
    static void core(JsonGenerator out) throws IOException {
        resources(out, "v1", CORE);
    }

    private static void resources(JsonGenerator out, String groupVersion, List<Resource> resources) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", "APIResourceList");
        out.writeStringField("apiVersion", "v1");
        out.writeStringField("groupVersion", groupVersion);
        out.writeArrayFieldStart("resources");
        for (Resource resource : resources) {
            out.writeStartObject();
            out.writeStringField("name", resource.plural());
            out.writeStringField("singularName", resource.singular());
            out.writeBooleanField("namespaced", resource.where() == Where.IN_A_NAMESPACE);
            out.writeStringField("kind", resource.kind());
            texts(out, "verbs", resource.verbs());
            if (!resource.shortNames().isEmpty()) {
                texts(out, "shortNames", resource.shortNames());
            }
            if (!resource.categories().isEmpty()) {
                texts(out, "categories", resource.categories());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String field, List<String> texts) throws IOException {
        out.writeArrayFieldStart(field);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
