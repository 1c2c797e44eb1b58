/** What the bytes of a file are: text with its byte-order mark and line ends, or a known kind of something else. Without I/O. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.files.text;
