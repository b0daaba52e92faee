package dev.gradus.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildParametersTest {

    @Test
    void splitAndJoinedElementsShouldMeanTheSame() {
        BuildParameters split = BuildParameters.parse(List.of("--build-arg", "VERSION=1.0", "--no-cache"));
        BuildParameters joined = BuildParameters.parse(List.of("--build-arg VERSION=1.0 --no-cache"));

        assertThat(split).isEqualTo(joined);
        assertThat(split.faults()).isEmpty();
        assertThat(split.options().pairs(BuildOption.BUILD_ARG)).isEqualTo(Map.of("VERSION", "1.0"));
        assertThat(split.options().isOn(BuildOption.NO_CACHE)).isTrue();
    }

    @Test
    void optionsMayFollowTheContext() {
        BuildParameters parameters = BuildParameters.parse(List.of("-t", "my-app:1.0", ".", "--pull"));

        assertThat(parameters.words()).containsExactly(".");
        assertThat(parameters.options().tags()).containsExactly(ImageRef.parse("my-app:1.0"));
        assertThat(parameters.options().isOn(BuildOption.PULL)).isTrue();
    }

    @Test
    void optionsOfBuildKitShouldBeRefusedByName() {
        assertThat(BuildParameters.parse(List.of("--secret", "id=x")).faults())
                .extracting(OptionFault::message)
                .containsExactly("--secret is not supported: it needs BuildKit");
    }

    @Test
    void everyOptionShouldBeReadByItsLongNameAndItsLetter() {
        for (BuildOption option : BuildOption.values()) {
            for (String spelling : option.spellings()) {
                List<String> elements =
                        option.isSwitch() ? List.of(spelling) : List.of(spelling, OptionExamples.of(option.syntax()));
                assertThat(BuildParameters.parse(elements).faults())
                        .as(spelling)
                        .isEmpty();
                assertThat(BuildParameters.parse(elements).options().given()).containsExactly(option);
            }
        }
    }
}
