package ai.openclaw.sandbox.controller.certificate;

import ai.openclaw.sandbox.api.http.TlsIdentity;
import java.io.IOException;

/** Where the daemon's certificate comes from. */
@FunctionalInterface
public interface Certificates {

    /** The certificate to show now; made or made anew where that is due. */
    TlsIdentity current() throws IOException;
}
