package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.io.InputStream;
import java.time.Duration;

/**
 * The file tools, for all sandboxes. Paths are the container's, absolute or relative to its working directory; links are followed inside the sandbox's
 * mounts and never out of them, whatever is exchanged during a call. Every failure is a {@link ToolFailure} and leaves files as they were.
 *
 * <p>For any number of threads, virtual ones too: the work is done on threads of its own.
 */
public final class FileTools implements AutoCloseable {

    /** How long a call may take before its caller gives up on the file system. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private final FileWorkers workers;
    private final WriteTool write;
    private final EditTool edit;
    private final PatchTool patch;
    private final MediaStore media;

    /** Tools that give up after {@link #LIMIT}. */
    public FileTools() {
        this(LIMIT);
    }

    FileTools(Duration limit) {
        FileWriter writer = new FileWriter();
        DirectoryLocks locks = new DirectoryLocks();
        this.workers = new FileWorkers(limit);
        this.write = new WriteTool(writer, locks);
        this.edit = new EditTool(writer, locks);
        this.patch = new PatchTool(writer, locks);
        this.media = new MediaStore(writer, workers);
    }

    /** Reads lines of a text file in UTF-8 of up to 16 MiB; at most 200,000 characters come back, and the answer says where to go on. */
    public TextRead read(SandboxMounts mounts, String path, LineRange range) throws ToolFailure {
        return workers.call(mounts, () -> ReadTool.read(mounts, path, range));
    }

    /** Writes a whole text file of up to 16 MiB in one step, and the directories it needs. A file that is replaced passes on owner and mode. */
    public Written write(SandboxMounts mounts, String path, String content) throws ToolFailure {
        return workers.call(mounts, () -> write.write(mounts, path, content));
    }

    /** Replaces exact text in a text file of up to 16 MiB, in one step; owner, mode, line ends and byte-order mark stay. */
    public Edited edit(SandboxMounts mounts, String path, Edit change) throws ToolFailure {
        return workers.call(mounts, () -> edit.edit(mounts, path, change));
    }

    /** Applies a patch in the {@code *** Begin Patch} format to all its files, or to none of them. */
    public PatchOutcome applyPatch(SandboxMounts mounts, String text) throws ToolFailure {
        return workers.call(mounts, () -> patch.apply(mounts, text));
    }

    /** Reads an image of up to 20 MiB; what it is follows from its content. */
    public ImageFile image(SandboxMounts mounts, String path) throws ToolFailure {
        return workers.call(mounts, () -> ImageTool.image(mounts, path));
    }

    /**
     * Puts a file of up to 64 MiB into {@code media/inbound} of the working directory, under a name that nothing has.
     *
     * @param suggestedName the name it would like; what is unsafe in it is replaced
     * @param content its bytes, read to the end on the caller's thread and not closed
     */
    public StoredMedia store(SandboxMounts mounts, String suggestedName, InputStream content) throws ToolFailure {
        return media.store(mounts, suggestedName, content);
    }

    /** Takes no more calls; those begun come to their end. */
    @Override
    public void close() {
        workers.close();
    }
}
