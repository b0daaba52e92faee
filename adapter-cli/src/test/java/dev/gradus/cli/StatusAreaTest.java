package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusAreaTest {
    private static final String UP_ONE = "\r\u001b[1A\u001b[J";
    private static final String UP_TWO = "\r\u001b[2A\u001b[J";

    private final StringWriter terminal = new StringWriter();

    @Test
    void shouldDrawOverWhatItShowedBefore() {
        StatusArea area = area(true);

        area.show(List.of("a", "b"));
        area.show(List.of("c"));

        assertThat(terminal).hasToString("a\nb\n" + UP_TWO + "c\n");
    }

    @Test
    void shouldWriteNothingWhenNothingChanged() {
        StatusArea area = area(true);

        area.show(List.of("a"));
        area.show(List.of("a"));

        assertThat(terminal).hasToString("a\n");
    }

    @Test
    void messagesShouldGoByAboveIt() {
        StatusArea area = area(true);

        area.show(List.of("a"));
        area.above(out -> out.println("message"));

        assertThat(terminal).hasToString("a\n" + UP_ONE + "message\na\n");
    }

    @Test
    void shouldLeaveNothingBehindAndStayAway() {
        StatusArea area = area(true);

        area.show(List.of("a"));
        area.end();
        area.show(List.of("late"));
        area.above(out -> out.println("bye"));

        assertThat(terminal).hasToString("a\n" + UP_ONE + "bye\n");
    }

    @Test
    void shouldPrintOnlyMessagesWhereNothingCanBeDrawnOver() {
        StatusArea area = area(false);

        area.show(List.of("a"));
        area.above(out -> out.println("message"));
        area.end();

        assertThat(terminal).hasToString("message\n");
    }

    private StatusArea area(boolean drawable) {
        return new StatusArea(new PrintWriter(terminal), drawable);
    }
}
