package dev.gradus.docker;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gradus.core.container.RunOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunOptionEffectsTest {

    @ParameterizedTest
    @EnumSource
    void everyOptionShouldHaveAnEffect(RunOption option) {
        assertThatCode(() -> RunOptionEffects.of(option)).doesNotThrowAnyException();
    }
}
