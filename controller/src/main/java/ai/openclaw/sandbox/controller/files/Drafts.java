package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.PatchOutcome.Action;
import ai.openclaw.sandbox.controller.files.PatchOutcome.PatchedFile;
import ai.openclaw.sandbox.controller.files.mounts.LastLink;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.patch.FileChange;
import ai.openclaw.sandbox.controller.files.patch.PatchedText;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.text.ByteSize;
import ai.openclaw.sandbox.controller.files.text.TextFile;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a patch, each once, however often and by whatever path the patch names it. */
final class Drafts implements AutoCloseable {

    /** Most bytes that one patch may hold in memory. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private final SandboxMounts mounts;
    private final Rights rights;
    private final Map<String, Draft> byPath = new LinkedHashMap<>();
    private final Map<String, Draft> byName = new HashMap<>();
    private long held;

    Drafts(SandboxMounts mounts) {
        this.mounts = mounts;
        this.rights = new Rights(mounts.user());
    }

    Collection<Draft> all() {
        return List.copyOf(byPath.values());
    }

    /** Finds the files of a change. */
    void open(FileChange change) throws ToolFailure {
        switch (change) {
            case FileChange.Add add -> open(add.path(), LastLink.FOLLOWED);
            case FileChange.Delete delete -> open(delete.path(), LastLink.NAMED);
            case FileChange.Update update
            when update.moveTo().isPresent() -> {
                open(update.path(), LastLink.NAMED);
                open(update.moveTo().get(), LastLink.NAMED);
            }
            case FileChange.Update update -> open(update.path(), LastLink.FOLLOWED);
        }
    }

    private void open(String name, LastLink last) throws ToolFailure {
        if (byName.containsKey(name)) {
            return;
        }
        Draft draft = Draft.of(Place.find(mounts, name, last), rights);
        Draft known = byPath.putIfAbsent(draft.path(), draft);
        if (known != null) {
            draft.close();
        }
        byName.put(name, known == null ? draft : known);
    }

    /** Carries out a change in memory. */
    PatchedFile apply(FileChange change) throws ToolFailure {
        return switch (change) {
            case FileChange.Add add -> add(add);
            case FileChange.Delete delete -> delete(delete);
            case FileChange.Update update -> update(update);
        };
    }

    private PatchedFile add(FileChange.Add add) throws ToolFailure {
        Draft draft = draft(add.path());
        draft.requireFree();
        put(draft, TextContent.encoded(draft.path(), TextFile.plain(add.content())), Optional.empty());
        return report(draft, Action.ADDED, lines(add.content()), 0);
    }

    private PatchedFile delete(FileChange.Delete delete) throws ToolFailure {
        Draft draft = existing(delete.path());
        int lines = lines(draft);
        draft.remove();
        return report(draft, Action.DELETED, 0, lines);
    }

    private PatchedFile update(FileChange.Update update) throws ToolFailure {
        Draft draft = existing(update.path());
        byte[] bytes = draft.bytes();
        PatchedText patched = new PatchedText("", 0, 0);
        if (!update.hunks().isEmpty()) {
            draft.requireChangeable(); // or a moved one would be what its owner never wrote
            TextFile text = TextContent.decoded(draft.path(), bytes);
            patched = PatchedText.of(draft.path(), text.text(), update.hunks());
            bytes = TextContent.encoded(draft.path(), text.with(patched.text()));
        }
        Draft target = update.moveTo().isPresent() ? draft(update.moveTo().get()) : draft;
        Optional<FileStatus> like = draft.like();
        if (target != draft) {
            target.requireFree();
            draft.remove();
        }
        put(target, bytes, like);
        return new PatchedFile(
                draft.path(),
                target == draft ? Action.UPDATED : Action.MOVED,
                target == draft ? Optional.empty() : Optional.of(target.path()),
                patched.added(),
                patched.removed());
    }

    private void put(Draft draft, byte[] bytes, Optional<FileStatus> like) throws ToolFailure {
        held += bytes.length;
        if (held > MAX_BYTES) {
            throw new ToolFailure(
                    ToolReason.TOO_LARGE,
                    "The files of the patch have more than " + ByteSize.of(MAX_BYTES)
                            + " together. Send it in parts. Nothing was changed.");
        }
        draft.put(bytes, like);
    }

    /** As far as they can be counted: removing a file takes no right to read it. */
    private static int lines(Draft draft) {
        try {
            return TextFile.decode(draft.bytes())
                    .map(text -> lines(text.text()))
                    .orElse(0);
        } catch (ToolFailure e) {
            return 0;
        }
    }

    private Draft existing(String name) throws ToolFailure {
        Draft draft = draft(name);
        if (!draft.exists()) {
            throw Refusal.missing(draft.path());
        }
        return draft;
    }

    private Draft draft(String name) {
        Draft draft = byName.get(name);
        if (draft == null) {
            throw new IllegalStateException("a file of the patch was not opened");
        }
        return draft;
    }

    private static PatchedFile report(Draft draft, Action action, int added, int removed) {
        return new PatchedFile(draft.path(), action, Optional.empty(), added, removed);
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    @Override
    public void close() {
        byPath.values().forEach(Draft::close);
    }
}
