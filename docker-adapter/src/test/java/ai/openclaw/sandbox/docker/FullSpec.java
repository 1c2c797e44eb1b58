package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.config.ResourceLimits.Ulimit;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A request with everything set, and the means to change one component of it. */
final class FullSpec {

    static final String SECCOMP =
            "{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"syscalls\":[{\"names\":[\"mkdir\",\"mkdirat\"],"
                    + "\"action\":\"SCMP_ACT_ERRNO\"}]}";

    private FullSpec() {}

    /** Everything set but AppArmor, which not every kernel has. */
    static ContainerSpec of(String image, String readWrite, String readOnly, Map<String, String> labels) {
        return new ContainerSpec(
                new ContainerSpec.Program(
                        image,
                        List.of("sleep", "infinity"),
                        "/workspace",
                        "1234:2345",
                        Map.of("LANG", "C.UTF-8", "GREETING", "good day = x")),
                new ContainerSpec.Files(
                        true,
                        Map.of("/tmp", "size=64m,mode=1777", "/run", ""),
                        List.of(
                                new Mount(readWrite, "/workspace", Mount.Access.READ_WRITE),
                                new Mount(readOnly, "/agent", Mount.Access.READ_ONLY))),
                new ContainerSpec.Networking(
                        "bridge", List.of("192.0.2.53"), List.of("git.example:192.0.2.7"), List.of(9222)),
                new ContainerSpec.Hardening(
                        List.of("ALL"), Optional.of(SECCOMP), Optional.empty(), Optional.of("runc")),
                new ResourceLimits(
                        Optional.of(77L),
                        Optional.of(256L << 20),
                        Optional.of(320L << 20),
                        Optional.of(new BigDecimal("0.75")),
                        Map.of("nofile", new Ulimit(512, 1024))),
                labels);
    }

    /** Names of all components that are not records themselves, such as {@code program.image}. */
    static List<String> leaves() {
        return leaves("", ContainerSpec.class).toList();
    }

    private static Stream<String> leaves(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? leaves(prefix + component.getName() + ".", component.getType())
                        : Stream.of(prefix + component.getName()));
    }

    /** The same request with one component changed. */
    static ContainerSpec with(ContainerSpec spec, String leaf, Object value) {
        return (ContainerSpec) replace(spec, List.of(leaf.split("\\.", -1)), value);
    }

    private static Object replace(Object old, List<String> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        try {
            RecordComponent[] components = old.getClass().getRecordComponents();
            List<Object> arguments = new ArrayList<>();
            for (RecordComponent component : components) {
                Object present = component.getAccessor().invoke(old);
                boolean here = component.getName().equals(path.getFirst());
                arguments.add(here ? replace(present, path.subList(1, path.size()), value) : present);
            }
            return old.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new))
                    .newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
