package ai.openclaw.sandbox.api.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What there is to know of one kind of resource, to list, select, show and watch it.
 *
 * @param <T> what a resource of this kind is inside
 */
public interface Kind<T> {

    /** Its group and version, such as {@code sandbox.openclaw.ai/v1}. */
    String apiVersion();

    /** Its name, such as {@code Sandbox}. */
    String word();

    /** Its name in paths, such as {@code sandboxes}. */
    String plural();

    /** The columns of its table. */
    List<Column<T>> columns();

    /** The fields a field selector may ask for. */
    List<String> selectable();

    /** The name of a resource, unlike that of any other of this kind. */
    String name(T resource);

    /** Its labels. */
    Map<String, String> labels(T resource);

    /** Its values of {@link #selectable()} fields; those it does not have are left out. */
    Map<String, String> fields(T resource);

    /** Writes it as an object. */
    void write(JsonGenerator out, T resource, long version) throws IOException;

    /** Writes its metadata as an object. */
    void writeMetadata(JsonGenerator out, T resource, long version) throws IOException;
}
