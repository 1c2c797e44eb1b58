package ai.openclaw.sandbox.model.config.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "memory,memory,0",
        "memry,memory,1",
        "mmeory,memory,1",
        "momory,memory,1",
        "memoryy,memory,1",
        "abc,xyz,3"
    })
    void countsInsertionsDeletionsReplacementsAndSwaps(String from, String to, int edits) {
        assertThat(Spelling.distance(from, to)).isEqualTo(edits);
    }

    @Test
    void guessesNothingFarFetched() {
        assertThat(Spelling.nearest("qqq", List.of("memory"))).isEmpty();
        assertThat(Spelling.nearest("x", List.of("ab"))).isEmpty();
        assertThat(Spelling.nearest("m".repeat(5000), List.of("memory"))).isEmpty();
    }

    @Test
    void ignoresCase() {
        assertThat(Spelling.nearest("READONLYROOT", List.of("readOnlyRoot", "runtime")))
                .contains("readOnlyRoot");
    }
}
