package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.step.StepId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIdsTest {
    private static final long LARGEST = (1L << 46) - 1;
    private final PublicIds ids = new PublicIds(0xABCD_EF01_2345L);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4_294_967_296L, LARGEST})
    void aNumberIsReadBackFromItsUuid(long number) {
        assertThat(ids.task(ids.of(new TaskId(number)))).contains(new TaskId(number));
        assertThat(ids.step(ids.of(new StepId(number)))).contains(new StepId(number));
    }

    @Test
    void everyUuidIsOfVersionEightAndOfTheStandardVariant() {
        for (UUID id : new UUID[] {ids.of(new TaskId(1)), ids.of(new StepId(LARGEST)), ids.of(new StepId(7), 65_535)}) {
            assertThat(id.version()).isEqualTo(8);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void theFormIsStable() {
        assertThat(ids.of(new TaskId(1))).hasToString("abcdef01-2345-8001-8000-000000000001");
        assertThat(ids.of(new StepId(42))).hasToString("abcdef01-2345-8002-8000-00000000002a");
        assertThat(ids.of(new StepId(42), 3)).hasToString("abcdef01-2345-8003-8000-c0000000002a");
    }

    @Test
    void differentThingsHaveDifferentUuids() {
        Random random = new Random(8);
        Set<UUID> seen = new HashSet<>();
        for (int n = 0; n < 1_000; n++) {
            long number = 1 + (random.nextLong() & (LARGEST - 1));
            assertThat(seen.add(ids.of(new TaskId(number)))).isTrue();
            assertThat(seen.add(ids.of(new StepId(number)))).isTrue();
            assertThat(seen.add(ids.of(new StepId(number), 1))).isTrue();
            assertThat(seen.add(ids.of(new StepId(number), 2))).isTrue();
        }
    }

    @Test
    void theUuidOfAnotherInstallationIsNobodys() {
        PublicIds other = new PublicIds(0xABCD_EF01_2346L);

        assertThat(ids.task(other.of(new TaskId(1)))).isEmpty();
        assertThat(ids.step(other.of(new StepId(1)))).isEmpty();
    }

    @Test
    void theUuidOfAnotherKindOfThingIsNobodys() {
        assertThat(ids.task(ids.of(new StepId(1)))).isEmpty();
        assertThat(ids.step(ids.of(new TaskId(1)))).isEmpty();
        assertThat(ids.step(ids.of(new StepId(1), 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "abcdef01-2345-8001-8000-000000000000",
                "abcdef01-2345-4001-8000-000000000001",
                "abcdef01-2345-8001-c000-000000000001",
                "abcdef01-2345-8001-8000-400000000001",
                "ffffffff-ffff-ffff-ffff-ffffffffffff"
            })
    void aUuidThatWasNeverGivenIsNobodys(UUID stranger) {
        assertThat(ids.task(stranger)).isEmpty();
        assertThat(ids.step(stranger)).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PublicIds(1L << 48));
        assertThatIllegalArgumentException().isThrownBy(() -> new PublicIds(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ids.of(new TaskId(LARGEST + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ids.of(new StepId(1), 65_536));
    }
}
