package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.OpenFile;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.Optional;

/** A file as a patch would have it, while nothing is written yet. */
final class Draft implements AutoCloseable {

    private final Place place;
    private final Rights rights;
    private final Optional<Slot> slot;
    private Optional<FileStatus> before = Optional.empty();
    private Optional<byte[]> after = Optional.empty();
    private Optional<FileStatus> like = Optional.empty();
    private boolean touched;

    private Draft(Place place, Rights rights, Optional<Slot> slot) {
        this.place = place;
        this.rights = rights;
        this.slot = slot;
    }

    /** A draft of what is at a place, which it takes over. */
    static Draft of(Place place, Rights rights) throws ToolFailure {
        try {
            place.requireWritable();
            boolean directoryThere = place.names().size() == 1;
            return new Draft(place, rights, directoryThere ? Optional.of(Slot.of(place, rights)) : Optional.empty());
        } catch (ToolFailure | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /** Looks at the file, when nobody else of the daemon can change it any more. */
    void look() throws ToolFailure {
        if (slot.isPresent()) {
            before = slot.get().current();
        }
    }

    String path() {
        return place.path();
    }

    /** Where it lies, if the directory is there. */
    Optional<Slot> slot() {
        return slot;
    }

    /** What was there before the patch. */
    Optional<FileStatus> before() {
        return before;
    }

    boolean exists() {
        return touched ? after.isPresent() : before.isPresent();
    }

    /** Its bytes as the patch has it so far. */
    byte[] bytes() throws ToolFailure {
        if (touched) {
            return after.orElseThrow(() -> Refusal.missing(path()));
        }
        try (OpenFile file = slot.orElseThrow(() -> Refusal.missing(path())).open()) {
            if (!before.map(status -> file.status().unchangedSince(status)).orElse(false)) {
                throw Refusal.changed(path());
            }
            return file.content(TextContent.MAX_BYTES, TextContent::tooLarge);
        }
    }

    /** Mode and owner it has so far. */
    Optional<FileStatus> like() {
        return touched ? like : before;
    }

    /** Its content may be changed; moving it alone takes rights to its directories only. */
    void requireChangeable() throws ToolFailure {
        if (before.isPresent()) {
            rights.toWrite(path(), before.get());
        }
    }

    void put(byte[] bytes, Optional<FileStatus> modeAndOwner) throws ToolFailure {
        requireChangeable();
        after = Optional.of(bytes);
        like = modeAndOwner;
        touched = true;
    }

    void remove() {
        after = Optional.empty();
        touched = true;
    }

    /** Refuses to put a file where one is. */
    void requireFree() throws ToolFailure {
        if (exists()) {
            throw new ToolFailure(
                    ToolReason.ALREADY_EXISTS,
                    path() + " exists. Update it, or delete it first in the same patch. Nothing was changed.");
        }
    }

    /** What has to be done so that the file is as drafted; empty when it is so already. */
    Optional<Step> step(FileWriter writer) {
        if (!touched || (after.isEmpty() && before.isEmpty())) {
            return Optional.empty();
        }
        if (after.isEmpty()) {
            return Optional.of(new RemoveStep(slot.orElseThrow(), before.orElseThrow()));
        }
        byte[] content = after.get();
        return Optional.of(
                before.isPresent()
                        ? new ReplaceStep(writer, slot.orElseThrow(), content, before.get(), rights)
                        : new CreateStep(writer, place, content, like, rights));
    }

    @Override
    public void close() {
        slot.ifPresent(Slot::close);
        place.close();
    }
}
