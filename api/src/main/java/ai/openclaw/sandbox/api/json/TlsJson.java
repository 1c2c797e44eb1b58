package ai.openclaw.sandbox.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** Where the daemon listens for HTTPS. */
public final class TlsJson {

    private TlsJson() {}

    /** Writes the port and the certificate to trust, if one has to be told. */
    public static void write(JsonGenerator out, int port, Optional<String> authority) throws IOException {
        Json.begin(out, "Tls");
        out.writeNumberField("port", port);
        Json.text(out, "certificateAuthority", authority);
        out.writeEndObject();
    }
}
