package dev.gradus.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "2s, PT2S",
        "5m, PT5M",
        "100ms, PT0.1S",
        "1h30m, PT1H30M",
        "2d, PT48H",
        "90m, PT1H30M",
        "1s500ms, PT1.5S",
        "3us, PT0.000003S",
        "7ns, PT0.000000007S",
        "PT1H30M, PT1H30M",
        "P1DT2S, PT24H2S",
        "-PT5S, PT-5S"
    })
    void parseShouldReadShortAndIsoForms(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "s",
                "5x",
                "-5s",
                "+5s",
                "1.5s",
                "5 s",
                "5S",
                "30m1h",
                "1m1m",
                "5s ",
                "1h,5m",
                "P",
                "PT",
                "\u0663s",
                "999999999999999999d",
                "9999999999999999999s",
                "PT99999999999999999999S",
                "1y"
            })
    void parseShouldRefuseEverythingElse(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("such as 500ms, 1h30m or PT1H30M");
    }

    @Test
    void parseShouldRefuseALongTextWithoutRepeatingIt() {
        assertThatThrownBy(() -> DurationText.parse("1".repeat(1_000_000)))
                .hasMessageEndingWith("found 1000000 characters");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT90M, 1h30m", "PT48H, 2d", "PT0.1S, 100ms", "PT1.000002003S, 1s2us3ns", "PT-5S, PT-5S"})
    void formatShouldWriteTheShortFormWhichParseReads(Duration duration, String text) {
        assertThat(DurationText.format(duration)).isEqualTo(text);
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @Test
    void theLongestDurationsShouldSurvive() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

        assertThat(DurationText.parse(DurationText.format(longest))).isEqualTo(longest);
    }
}
