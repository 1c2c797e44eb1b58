package ai.openclaw.sandbox.controller.tools;

import com.google.common.base.Utf8;

/** Lengths in bytes. */
final class Bytes {

    private Bytes() {}

    /** The bytes of a text in UTF-8; a surrogate without its other half counts as the three bytes of its replacement. */
    static long ofUtf8(String text) {
        try {
            return Utf8.encodedLength(text);
        } catch (IllegalArgumentException unpaired) {
            return 3L * text.length();
        }
    }
}
