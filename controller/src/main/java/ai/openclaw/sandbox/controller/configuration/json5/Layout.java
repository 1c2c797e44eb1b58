package ai.openclaw.sandbox.controller.configuration.json5;

import java.util.List;

/** Where the values of a document stand; the shape of the document without its values. */
sealed interface Layout {

    /** Where the value starts, in UTF-16 units from the start of the text. */
    int offset();

    /** Where it ends: the first unit behind it. */
    int end();

    /** A string, number, boolean or null. */
    record ScalarLayout(int offset, int end) implements Layout {}

    /** A list; the items are not copied, since the scanner hands its list over. */
    record ListLayout(int offset, int end, List<Layout> items) implements Layout {}

    /** An object with its members in order. */
    record ObjectLayout(int offset, int end, List<MemberLayout> members) implements Layout {}

    /** A member; the key is unescaped. */
    record MemberLayout(int keyOffset, String key, Layout value) {}
}
