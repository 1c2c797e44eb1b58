package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.pairing.DashboardLink;
import ai.openclaw.sandbox.api.pairing.Devices;
import ai.openclaw.sandbox.api.pairing.PairingRequest;
import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Devices as resources. No token and no digest of one is ever in them. */
public final class DeviceJson {

    private DeviceJson() {}

    /** Writes who is in and who waits. */
    public static void list(JsonGenerator out, List<Devices.Seen> devices, List<PairingRequest> requests)
            throws IOException {
        Json.begin(out, "DeviceList");
        out.writeArrayFieldStart("items");
        for (Devices.Seen seen : devices) {
            device(out, seen);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("requests");
        for (PairingRequest request : requests) {
            request(out, request);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void device(JsonGenerator out, Devices.Seen seen) throws IOException {
        Device device = seen.device();
        out.writeStartObject();
        out.writeObjectFieldStart("metadata");
        out.writeStringField("name", device.id());
        Json.time(out, "creationTimestamp", device.pairedAt());
        out.writeEndObject();
        out.writeObjectFieldStart("spec");
        out.writeStringField("displayName", device.name());
        out.writeStringField("role", device.role().word());
        out.writeEndObject();
        out.writeObjectFieldStart("status");
        Json.time(out, "lastSeenAt", seen.lastSeenAt());
        out.writeBooleanField("connected", seen.connected());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void request(JsonGenerator out, PairingRequest request) throws IOException {
        out.writeStartObject();
        out.writeStringField("requestId", request.id());
        out.writeStringField("deviceId", request.deviceId());
        out.writeStringField("displayName", request.name());
        out.writeStringField("role", request.role().word());
        out.writeStringField("address", request.address());
        Json.time(out, "createdAt", request.createdAt());
        Json.time(out, "expiresAt", request.expiresAt());
        out.writeEndObject();
    }

    /** Writes a link and the port at which it is good; this is the one place where its code is told. */
    public static void link(JsonGenerator out, DashboardLink link, int port) throws IOException {
        Json.begin(out, "DashboardLink");
        out.writeStringField("fragment", "link=" + link.code().reveal());
        out.writeNumberField("port", port);
        out.writeStringField("role", link.role().word());
        Json.time(out, "expiresAt", link.expiresAt());
        out.writeEndObject();
    }
}
