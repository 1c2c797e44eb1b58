package ai.openclaw.sandbox.controller.files;

import java.nio.ByteBuffer;

/**
 * An image.
 *
 * @param path the container's path, links resolved
 * @param mediaType what its content says it is, such as {@code image/png}
 * @param content its bytes, read-only and for each caller from the start
 */
public record ImageFile(String path, String mediaType, ByteBuffer content) {

    public ImageFile {
        content = content.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer content() {
        return content.duplicate();
    }
}
