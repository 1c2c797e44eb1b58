package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Resource limits: bytes and counts as numbers, those not set left out. */
final class LimitsJson {

    private LimitsJson() {}

    static void write(JsonGenerator out, String field, ResourceLimits limits) throws IOException {
        out.writeObjectFieldStart(field);
        if (limits.pids().isPresent()) {
            out.writeNumberField("pids", limits.pids().get());
        }
        if (limits.memoryBytes().isPresent()) {
            out.writeNumberField("memory", limits.memoryBytes().get());
        }
        if (limits.memorySwapBytes().isPresent()) {
            out.writeNumberField("memorySwap", limits.memorySwapBytes().get());
        }
        if (limits.cpus().isPresent()) {
            BigDecimal cpus = limits.cpus().get();
            out.writeNumberField("cpus", cpus);
        }
        if (!limits.ulimits().isEmpty()) {
            ulimits(out, limits.ulimits());
        }
        out.writeEndObject();
    }

    private static void ulimits(JsonGenerator out, Map<String, ResourceLimits.Ulimit> ulimits) throws IOException {
        out.writeObjectFieldStart("ulimits");
        for (Map.Entry<String, ResourceLimits.Ulimit> ulimit : ulimits.entrySet()) {
            out.writeObjectFieldStart(ulimit.getKey());
            out.writeNumberField("soft", ulimit.getValue().soft());
            out.writeNumberField("hard", ulimit.getValue().hard());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
