package dev.gradus.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {

    @Test
    void aProgramsNameMayHoldAnything() {
        String line = "4711 (a) S (1) R) Z 1 4700 4600 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 8123 1 2 3";

        assertThat(ProcessStat.parse(line)).contains(new ProcessStat(4711, 'Z', 4700, 4600, 8123));
        assertThat(ProcessStat.parse(line).orElseThrow().isLive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "4711 (a) S 1 2", ") ("})
    void aTornLineIsNoProcess(String line) {
        assertThat(ProcessStat.parse(line)).isEmpty();
    }
}
