package ai.openclaw.sandbox.controller.configuration.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.configuration.watch.ChangeGate.Load;
import ai.openclaw.sandbox.controller.configuration.watch.ChangeGate.Rest;
import ai.openclaw.sandbox.controller.configuration.watch.ChangeGate.Step;
import ai.openclaw.sandbox.controller.configuration.watch.ChangeGate.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeGateTest {

    private final ChangeGate gate = new ChangeGate();

    private static Fingerprint file(int version) {
        return new Fingerprint(Map.of(Path.of("/f"), "v" + version));
    }

    private Step at(int millis, int version) {
        return gate.observe(Duration.ofMillis(millis).toNanos(), file(version), false);
    }

    private static Wait forMillis(int millis) {
        return new Wait(Duration.ofMillis(millis));
    }

    @BeforeEach
    void settle() {
        gate.settle(file(0));
    }

    @Test
    void restsWhileNothingChanges() {
        assertThat(at(0, 0)).isEqualTo(new Rest());
        assertThat(at(1000, 0)).isEqualTo(new Rest());
    }

    @Test
    void readsOnceTheWriterHasBeenQuiet() {
        assertThat(at(1000, 1)).isEqualTo(forMillis(30));
        assertThat(at(1010, 1)).isEqualTo(forMillis(20));
        assertThat(at(1030, 1)).isEqualTo(new Load(false));
        gate.settle(file(1));
        assertThat(at(1060, 1)).isEqualTo(new Rest());
    }

    @Test
    void everyFurtherWriteStartsTheQuietAnew() {
        at(1000, 1);
        assertThat(at(1020, 2)).isEqualTo(forMillis(30));
        assertThat(at(1040, 2)).isEqualTo(forMillis(10));
        assertThat(at(1050, 2)).isEqualTo(new Load(false));
    }

    @Test
    void nonsenseIsBelievedOnlyWhenItStays() {
        at(1000, 1);
        assertThat(at(1030, 1)).isEqualTo(new Load(false));
        gate.doubt();
        assertThat(at(1060, 1)).isEqualTo(forMillis(90));
        assertThat(at(1150, 1)).isEqualTo(new Load(true));
    }

    @Test
    void aWriterThatGoesOnAfterNonsenseIsReadAgainAtOnce() {
        at(1000, 1);
        at(1030, 1);
        gate.doubt();
        assertThat(at(1100, 2)).isEqualTo(forMillis(30));
        assertThat(at(1130, 2)).isEqualTo(new Load(false));
    }

    @Test
    void aReportIsBelievedEvenWhereTheStatusLooksTheSame() {
        assertThat(gate.observe(Duration.ofMillis(5).toNanos(), file(0), true)).isEqualTo(forMillis(30));
    }

    @Test
    void aChangeDuringTheReadingIsNotLost() {
        at(1000, 1);
        at(1030, 1);
        gate.settle(file(1));
        assertThat(at(1060, 2)).isEqualTo(forMillis(30));
    }
}
