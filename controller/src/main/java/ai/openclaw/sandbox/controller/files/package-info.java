/** The file tools: read, write, edit, apply_patch, image and inbound media, on the files a sandbox shares with this machine. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.files;
