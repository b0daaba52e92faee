package dev.gradus.core.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransitionTableTest {

    private enum Door implements MachineState {
        OPEN,
        SHUT,
        BRICKED_UP;

        @Override
        public boolean isTerminal() {
            return this == BRICKED_UP;
        }
    }

    private enum Push implements MachineTrigger {
        PUSH,
        BRICK,
        BREAK_THROUGH;

        @Override
        public boolean reopens() {
            return this == BREAK_THROUGH;
        }
    }

    private static TransitionTable.Builder<Door, Push> doors() {
        return TransitionTable.of("door");
    }

    @Nested
    class Building {

        @Test
        void refusesASecondRowForTheSameStateAndTrigger() {
            var table = doors().row(Door.OPEN, Push.PUSH, Door.SHUT);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.row(Door.OPEN, Push.PUSH, Door.OPEN))
                    .withMessage("door: second row for OPEN by PUSH");
        }

        @Test
        void refusesASecondRowAmongSeveralFromOneTrigger() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> doors().rows(Push.BRICK, Door.BRICKED_UP, Door.OPEN, Door.SHUT, Door.OPEN))
                    .withMessage("door: second row for OPEN by BRICK");
        }

        @Test
        void refusesAnExitFromATerminalStateThatDoesNotReopen() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> doors().row(Door.BRICKED_UP, Push.PUSH, Door.OPEN))
                    .withMessage("door: BRICKED_UP is terminal and PUSH does not reopen");
        }

        @Test
        void refusesAMoveFromATerminalStateToItselfThatDoesNotReopen() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> doors().row(Door.BRICKED_UP, Push.BRICK, Door.BRICKED_UP));
        }

        @Test
        void allowsAnExitFromATerminalStateThatReopens() {
            var table =
                    doors().row(Door.BRICKED_UP, Push.BREAK_THROUGH, Door.OPEN).build();

            assertThat(table.next(Door.BRICKED_UP, Push.BREAK_THROUGH)).contains(Door.OPEN);
        }
    }

    @Nested
    class Asking {
        private final TransitionTable<Door, Push> table = doors().row(Door.OPEN, Push.PUSH, Door.SHUT)
                .row(Door.SHUT, Push.PUSH, Door.OPEN)
                .build();

        @Test
        void givesTheNextStateOfALegalMove() {
            assertThat(table.next(Door.OPEN, Push.PUSH)).contains(Door.SHUT);
            assertThat(table.require(Door.SHUT, Push.PUSH)).isEqualTo(Door.OPEN);
            assertThat(table.allows(Door.OPEN, Push.PUSH)).isTrue();
        }

        @Test
        void givesNothingForAnIllegalMove() {
            assertThat(table.next(Door.OPEN, Push.BRICK)).isEmpty();
            assertThat(table.allows(Door.OPEN, Push.BRICK)).isFalse();
        }

        @Test
        void namesEntityStateAndTriggerWhenAnIllegalMoveIsRequired() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> table.require(Door.OPEN, Push.BRICK))
                    .withMessage("door: no transition from OPEN by BRICK");
        }

        @Test
        void keepsItsRowsInTheOrderInWhichTheyWereWritten() {
            assertThat(table.rows())
                    .containsExactly(
                            new Transition<>(Door.OPEN, Push.PUSH, Door.SHUT),
                            new Transition<>(Door.SHUT, Push.PUSH, Door.OPEN));
        }

        @Test
        void hasWordsThatAreLowerCase() {
            assertThat(Door.BRICKED_UP.word()).isEqualTo("bricked_up");
        }
    }
}
