package dev.gradus.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void percentilesShouldBeTheNearestRanks() {
        Percentiles waits = Percentiles.of(
                LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray());

        assertThat(waits.millis(50)).isEqualTo(100);
        assertThat(waits.millis(95)).isEqualTo(190);
        assertThat(waits.millis(99)).isEqualTo(198);
    }

    @Test
    void noDurationsShouldGiveZeros() {
        assertThat(Percentiles.of(new long[0]).report().toJson())
                .isEqualTo("{\"count\":0,\"p50_ms\":0,\"p95_ms\":0,\"p99_ms\":0}");
    }

    @Test
    void figuresShouldKeepThreeDigitsAndWholeNumbersWhole() {
        assertThat(Figures.rounded(123_456.7)).isEqualByComparingTo("123457");
        assertThat(Figures.rounded(12.345)).isEqualByComparingTo("12.3");
        assertThat(Figures.rounded(0.0123456)).isEqualByComparingTo("0.0123");
        assertThat(Figures.rounded(Double.NaN)).isEqualByComparingTo("0");
    }
}
