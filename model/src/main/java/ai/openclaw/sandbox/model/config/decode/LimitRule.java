package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ResourceLimits;
import java.util.List;

/** Memory with swap can be neither without a memory limit nor below it; the engine refuses both. */
final class LimitRule implements SandboxRule {

    @Override
    public List<ConfigProblem> check(Effective effective) {
        ResourceLimits limits = effective.settings().docker().limits();
        long swap = limits.memorySwapBytes().orElse(MemorySize.UNLIMITED);
        if (swap == MemorySize.UNLIMITED) {
            return List.of();
        }
        if (limits.memoryBytes().isEmpty()) {
            return List.of(effective.error(
                    "is set without docker.memory.", "Set docker.memory too, or remove it.", "docker.memorySwap"));
        }
        if (swap < limits.memoryBytes().get()) {
            return List.of(effective.error(
                    "is less than docker.memory, which it includes.",
                    "Write at least the memory, or -1 for unlimited swap.",
                    "docker.memorySwap",
                    "docker.memory"));
        }
        return List.of();
    }
}
