/**
 * Files by descriptor: the few system calls of Linux that Java's own library does not offer, through {@code java.lang.foreign}. What a name leads to is
 * decided by the kernel at the moment of use, links are never followed, and opening never blocks.
 */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.files.posix;
