package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.HiddenNames;
import ai.openclaw.sandbox.controller.files.mounts.LastLink;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.Errno;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.Optional;

/** A file that comes in piece by piece; its name appears when it is whole. One piece at a time, also when a caller gave up on one. */
final class Upload implements AutoCloseable {

    /** Where the files go, in the working directory. */
    static final String DIRECTORY = "media/inbound/";

    private static final int MAX_ATTEMPTS = 10_000;

    private final Place place;
    private final Slot slot;
    private final Rights rights;
    private final StagedFile staged;

    private Upload(Place place, Slot slot, Rights rights, StagedFile staged) {
        this.place = place;
        this.slot = slot;
        this.rights = rights;
        this.staged = staged;
    }

    /** Begins one. Close what you get. */
    static Upload begin(SandboxMounts mounts, FileWriter writer) throws ToolFailure {
        Rights rights = new Rights(mounts.user());
        Place place = Place.find(mounts, DIRECTORY + HiddenNames.next(), LastLink.NAMED);
        try {
            Slot slot = Slot.of(place, rights);
            try {
                return new Upload(place, slot, rights, writer.begin(slot));
            } catch (SystemCallException e) {
                slot.undo();
                slot.close();
                throw Refusal.system(slot.path(), e);
            }
        } catch (ToolFailure e) {
            place.close();
            throw e;
        }
    }

    synchronized void append(byte[] bytes, int length) throws ToolFailure {
        try {
            staged.write(bytes, 0, length);
        } catch (SystemCallException e) {
            throw Refusal.system(directory(), e);
        }
    }

    /** Gives it the first free one of its names, and tells the path. */
    synchronized String finish(MediaName name) throws ToolFailure {
        try {
            staged.settle(Optional.empty(), rights.user());
            for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
                if (published(name.numbered(attempt))) {
                    FileWriter.sync(slot.directory());
                    return directory() + "/" + name.numbered(attempt);
                }
            }
        } catch (SystemCallException e) {
            throw Refusal.system(directory(), e);
        }
        throw new ToolFailure(
                ToolReason.LIMIT_REACHED,
                directory() + " holds too many files called " + name.numbered(0) + ". Remove old ones with exec rm.");
    }

    private boolean published(String name) throws SystemCallException {
        try {
            staged.publish(name);
            return true;
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EXISTS) {
                return false;
            }
            throw e;
        }
    }

    private String directory() {
        return slot.path().substring(0, slot.path().lastIndexOf('/'));
    }

    @Override
    public synchronized void close() {
        staged.close();
        slot.close();
        place.close();
    }
}
