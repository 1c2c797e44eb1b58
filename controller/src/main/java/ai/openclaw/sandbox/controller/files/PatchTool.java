package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.PatchOutcome.PatchedFile;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.patch.FileChange;
import ai.openclaw.sandbox.controller.files.patch.Patch;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies patches. Everything is worked out in memory first; then all files change, or none. */
final class PatchTool {

    private final FileWriter writer;
    private final DirectoryLocks locks;

    PatchTool(FileWriter writer, DirectoryLocks locks) {
        this.writer = writer;
        this.locks = locks;
    }

    PatchOutcome apply(SandboxMounts mounts, String text) throws ToolFailure {
        Patch patch = Patch.parse(text);
        try (Drafts drafts = new Drafts(mounts)) {
            for (FileChange change : patch.changes()) {
                drafts.open(change);
            }
            List<Slot> slots = drafts.all().stream()
                    .map(Draft::slot)
                    .flatMap(Optional::stream)
                    .toList();
            try (DirectoryLocks.Held _ = locks.hold(slots)) {
                return apply(patch, drafts);
            }
        }
    }

    private PatchOutcome apply(Patch patch, Drafts drafts) throws ToolFailure {
        for (Draft draft : drafts.all()) {
            draft.look();
        }
        List<PatchedFile> files = new ArrayList<>();
        for (FileChange change : patch.changes()) {
            files.add(drafts.apply(change));
        }
        List<Step> steps = drafts.all().stream()
                .map(draft -> draft.step(writer))
                .flatMap(Optional::stream)
                .toList();
        new AllOrNothing(steps).run();
        return new PatchOutcome(files);
    }
}
