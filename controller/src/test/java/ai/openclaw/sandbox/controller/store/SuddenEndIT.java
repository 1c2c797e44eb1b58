package ai.openclaw.sandbox.controller.store;

import static ai.openclaw.sandbox.controller.store.Records.NOON;
import static ai.openclaw.sandbox.controller.store.Records.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there after {@code kill -9} of a process that writes. */
class SuddenEndIT {

    @TempDir
    private Path root;

    @TempDir
    private Path temporary;

    @RepeatedTest(5)
    void whatWasReturnedIsOnDiskAndTheFileIsWhole() throws Exception {
        List<String> said = new ArrayList<>();
        try (ChildJvm child = ChildJvm.start(temporary, Writer.class, root.toString())) {
            for (int i = 0; i < 200; i++) {
                said.add(child.line());
            }
            said.addAll(child.kill());
        }

        StateDirectory state = StateDirectory.prepare(root, new Owner(0, 0));
        try (DaemonLock lock = DaemonLock.take(state);
                Registry registry = Registry.open(state, InstantSource.fixed(NOON))) {
            assertThat(lock).isNotNull();
            assertThat(registry.notices()).isEmpty();
            List<String> kept = registry.sandboxes().load().stream()
                    .map(record -> record.name().value())
                    .toList();
            assertThat(kept).containsAll(complete(said));
            assertThat(registry.events().last())
                    .isGreaterThanOrEqualTo(complete(said).size());
        }
    }

    @Test
    void aSecondDaemonIsRefusedUntilTheFirstIsGone() throws Exception {
        StateDirectory state = StateDirectory.prepare(root, new Owner(0, 0));
        try (ChildJvm child = ChildJvm.start(temporary, Writer.class, root.toString())) {
            child.line();

            assertThatThrownBy(() -> DaemonLock.take(state))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("(process " + child.pid() + ")")
                    .hasMessageContaining(root.toString());

            child.kill();
            DaemonLock.take(state).close();
        }
    }

    /** The last line may have been cut by the kill. */
    private static List<String> complete(List<String> said) {
        return said.stream().filter(line -> line.endsWith("!")).toList();
    }

    /** Saves records as fast as it can and says each name once its call has returned. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            StateDirectory state = StateDirectory.prepare(Path.of(arguments[0]), new Owner(0, 0));
            DaemonLock lock = DaemonLock.take(state);
            Registry registry = Registry.open(state, InstantSource.fixed(NOON));
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                String name = "sandbox-" + i + "!";
                SandboxRecord record = Records.record(name)
                        .with("c", container(new ContainerRecord.Succeeded("output ".repeat(i % 2_000))));
                registry.sandboxes().save(record);
                registry.sandboxes().append(Records.event(name, NOON, "saved"));
                System.out.println(name);
            }
            lock.close();
        }
    }
}
