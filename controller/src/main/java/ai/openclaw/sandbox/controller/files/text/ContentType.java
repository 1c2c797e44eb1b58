package ai.openclaw.sandbox.controller.files.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of files told by how they begin, whatever they are called. */
public enum ContentType {
    PNG("image/png", "a PNG image", 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "a JPEG image", 0, "\u00ff\u00d8\u00ff"),
    GIF("image/gif", "a GIF image", 0, "GIF8"),
    WEBP("image/webp", "a WebP image", 8, "WEBP"),
    BMP("image/bmp", "a BMP image", 0, "BM"),
    AVIF("image/avif", "an AVIF image", 4, "ftypavif"),
    PDF("application/pdf", "a PDF document", 0, "%PDF-"),
    ZIP("application/zip", "a ZIP archive", 0, "PK\u0003\u0004"),
    GZIP("application/gzip", "a gzip archive", 0, "\u001f\u008b"),
    ELF("application/x-executable", "an ELF program", 0, "\u007fELF"),
    SQLITE("application/vnd.sqlite3", "an SQLite database", 0, "SQLite format 3\0"),
    UTF16_BE("text/plain", "text in UTF-16", 0, "\u00fe\u00ff"),
    UTF16_LE("text/plain", "text in UTF-16", 0, "\u00ff\u00fe"),
    /** Anything else that is no text. */
    BINARY("application/octet-stream", "binary data", 0, "");

    /** Bytes looked at; no bitmap is shorter. */
    private static final int HEAD = 26;

    private final String mediaType;
    private final String words;
    private final int offset;
    private final String mark;

    ContentType(String mediaType, String words, int offset, String mark) {
        this.mediaType = mediaType;
        this.words = words;
        this.offset = offset;
        this.mark = mark;
    }

    /** What these bytes are, if they are no text. */
    public static ContentType of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> type.marks(content))
                .findFirst()
                .orElse(BINARY);
    }

    /** The media type, if this is an image that clients can show. */
    public Optional<String> image() {
        return mediaType.startsWith("image/") ? Optional.of(mediaType) : Optional.empty();
    }

    /** For people, to be put after "is". */
    public String words() {
        return words;
    }

    private boolean marks(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        return head.startsWith(mark, offset)
                && switch (this) {
                    case BMP -> head.length() == HEAD && head.startsWith("\0\0", 6); // two letters begin many a text
                    case WEBP -> head.startsWith("RIFF");
                    default -> true;
                };
    }
}
