package dev.gradus.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRefTest {
    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "ubuntu, ubuntu, latest",
        "ubuntu:22.04, ubuntu, 22.04",
        "my-app:1.0, my-app, 1.0",
        "my-private-repo/my-image:v1.2.3, my-private-repo/my-image, v1.2.3",
        "127.0.0.1:5000/app, 127.0.0.1:5000/app, latest",
        "127.0.0.1:5000/a/b:tag, 127.0.0.1:5000/a/b, tag",
        "localhost:5000/app:x, localhost:5000/app, x",
        "Registry.example.com/app, Registry.example.com/app, latest",
        "a__b/c.d/e---f:T_1, a__b/c.d/e---f, T_1"
    })
    void parseShouldFindNameAndTag(String text, String name, String tag) {
        assertThat(ImageRef.parse(text)).isEqualTo(new ImageRef(name, tag, null));
    }

    @Test
    void aDigestShouldNeedNoTag() {
        assertThat(ImageRef.parse("app@sha256:" + HEX)).isEqualTo(new ImageRef("app", null, "sha256:" + HEX));
        assertThat(ImageRef.parse("app:1@sha256:" + HEX)).hasToString("app:1@sha256:" + HEX);
    }

    @Test
    void anIdShouldBeAReference() {
        assertThat(ImageRef.parse("sha256:" + HEX).isId()).isTrue();
        assertThat(ImageRef.of(new ImageId("sha256:" + HEX))).hasToString("sha256:" + HEX);
    }

    @Test
    void theSplitFormShouldMeanTheWhole() {
        assertThat(ImageRef.ofParts("ubuntu", "latest")).isEqualTo(ImageRef.parse("ubuntu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                "a b",
                "UPPER",
                "app:",
                "app:bad tag",
                "app@sha256:12",
                "-app",
                "app/",
                "/app",
                "a//b",
                "app:tag:tag",
                "--privileged",
                "http://x/y",
                "app\n"
            })
    void parseShouldRefuseWhatIsNone(String text) {
        assertThatThrownBy(() -> ImageRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an image is written [registry/]name[:tag]");
    }

    @Test
    void anIdShouldBeMeantByItsBeginning() {
        ImageId id = new ImageId("sha256:" + HEX);

        assertThat(id.isMeantBy("sha256:" + HEX)).isTrue();
        assertThat(id.isMeantBy(HEX)).isTrue();
        assertThat(id.isMeantBy("0123456789AB")).isTrue();
        assertThat(id.isMeantBy("0123456789a")).isFalse();
        assertThat(id.isMeantBy("1123456789ab")).isFalse();
        assertThat(id.isMeantBy("")).isFalse();
    }
}
