/** From the path a tool is given to a name in an open directory: container paths, the mounts they lie in, links, and the rights of the sandbox's user. */
@org.jspecify.annotations.NullMarked
package ai.openclaw.sandbox.controller.files.mounts;
