package ai.openclaw.sandbox.api.table;

import ai.openclaw.sandbox.api.http.Problem;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** In which form somebody wants resources. */
public enum Form {
    /** Each as it is. */
    WHOLE,
    /** As a table of rows without the resources. */
    TABLE,
    /** As a table, with the metadata of the resource in each row. */
    TABLE_WITH_METADATA,
    /** As a table, with the whole resource in each row. */
    TABLE_WITH_OBJECT;

    private static final int MOST_TYPES = 16;

    /** The form a request asks for: the first in its {@code Accept} header that there is. */
    public static Form of(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        if (accept == null || !asksForTable(accept)) {
            return WHOLE;
        }
        return switch (request.getParam("includeObject", "Metadata")) {
            case "None" -> TABLE;
            case "Metadata" -> TABLE_WITH_METADATA;
            case "Object" -> TABLE_WITH_OBJECT;
            default -> throw Problem.invalid("includeObject", "includeObject must be None, Metadata or Object.");
        };
    }

    private static boolean asksForTable(String accept) {
        for (String type : accept.toLowerCase(Locale.ROOT).replace(" ", "").split(",", MOST_TYPES)) {
            if (type.contains("as=table") && type.contains("g=meta.k8s.io") && type.startsWith("application/json")) {
                return true;
            }
            if (type.equals("application/json")) {
                return false;
            }
        }
        return false;
    }
}
