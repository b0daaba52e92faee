package dev.gradus.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPositionTest {

    @Test
    void positionsAreOrderedByTransactionAndThenByNumber() {
        EventPosition early = new EventPosition(7, 90);
        EventPosition later = new EventPosition(8, 3);
        EventPosition last = new EventPosition(8, 4);

        assertThat(List.of(last, early, later).stream().sorted()).containsExactly(early, later, last);
        assertThat(EventPosition.START).isLessThan(early);
    }

    @Test
    void aPositionIsReadAsItIsWritten() {
        EventPosition position = new EventPosition(1_234_567_890_123L, 42);

        assertThat(position).hasToString("1234567890123-42");
        assertThat(EventPosition.parse(position.toString())).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "1-2-3", "a-b", " 1-2", "1-2\n", "１-２", "1234567890123456789-1"})
    void whatIsNotAPositionIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventPosition.parse(text))
                .withMessage("not an event position: expected digits-digits");
    }

    @Test
    void aPositionIsNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventPosition(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventPosition(0, -1));
    }

    @ParameterizedTest
    @EnumSource(Stream.Kind.class)
    void everyKindOfStreamIsFoundByItsWord(Stream.Kind kind) {
        assertThat(Stream.Kind.ofWord(kind.word())).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cli:a\nlice", "a\u0000b", "\u007f"})
    void anActorHasNoControlCharactersAndIsNotEmpty(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Actor(text));
    }

    @Test
    void anActorHasAtMostTwoHundredCharacters() {
        assertThat(new Actor("x".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new Actor("x".repeat(201)));
    }

    @Test
    void aCauseKeepsItsActorWhenAReasonIsGiven() {
        Cause cause = Cause.of(Actor.SWEEPER).because("its worker was lost");

        assertThat(cause).isEqualTo(new Cause(Actor.SWEEPER, null, "its worker was lost"));
    }
}
