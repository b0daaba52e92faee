package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {
    @ParameterizedTest
    @CsvSource({
        "'', F, T, the PASS marker is empty",
        "P, '', T, the FAIL marker is empty",
        "P, F, '', the TIMEOUT marker is empty",
        "OK, NOT OK, T, the PASS marker 'OK' is part of the FAIL marker 'NOT OK'",
        "P, F, F, the FAIL marker 'F' is part of the TIMEOUT marker 'F'",
        "' P', F, T, no white space at its ends",
        "'P\tQ', F, T, no control characters"
    })
    void unusableMarkersShouldBeRefused(String pass, String fail, String timeout, String reason) {
        assertThatThrownBy(() -> new Markers(pass, fail, timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void everyOccurrenceShouldBeReplaced() {
        MarkedCommand command = Markers.DEFAULT.drawn("echo '#__PASS__#' # not #__PASS__#", () -> "r1");

        assertThat(command.text()).isEqualTo("echo '#__PASS__#_r1' # not #__PASS__#_r1");
        assertThat(command.printed()).containsExactly(Marker.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#__PASS__#_r1", "..#__PASS__#_r1..", "##__PASS__#_#__PASS__#_r1", "\n#__PASS__#_r1\n"})
    void aValueShouldBeFoundWhereverThePiecesAreCut(String output) {
        MarkedCommand command = Markers.DEFAULT.drawn("echo '#__PASS__#'", () -> "r1");
        for (int first = 0; first <= output.length(); first++) {
            for (int second = first; second <= output.length(); second++) {
                MarkerScanner scanner = command.scanner();
                scanner.printed(output.substring(0, first));
                scanner.printed(output.substring(first, second));
                scanner.printed(output.substring(second));
                assertThat(scanner.reading().values()).containsExactly(Marker.PASS);
            }
        }
    }

    @Test
    void aLongOutputShouldBeReadWhole() {
        MarkerScanner scanner = Markers.DEFAULT.literal("true").scanner();
        for (int i = 0; i < 10_000; i++) {
            scanner.printed("x".repeat(1_000));
        }
        scanner.printed("#__FAIL__#");

        assertThat(scanner.reading()).isEqualTo(new OutputReading(Set.of(Marker.FAIL), Set.of(Marker.FAIL), true));
        assertThat(scanner.unfinished().whole()).isFalse();
    }

    @Test
    void twoStreamsShouldNotMakeOneMarker() {
        MarkedCommand command = Markers.DEFAULT.literal("true");
        MarkerScanner out = command.scanner();
        MarkerScanner err = command.scanner();
        out.printed("#__PA");
        err.printed("SS__#");

        assertThat(out.reading().and(err.reading())).isEqualTo(OutputReading.NOTHING);
    }
}
