package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.ImageRef;
import org.junit.jupiter.api.Test;

class ImageWishTest {
    private static final String DIGITS = "0123456789abcdef".repeat(4);
    private static final ImageId ID = new ImageId("sha256:" + DIGITS);

    @Test
    void aTagIsAFullReference() {
        assertThat(ImageWish.of(null, "nginx:latest")).isEqualTo(new ImageWish(ImageRef.parse("nginx:latest"), null));
        assertThat(ImageWish.of(null, "nginx").reference()).hasToString("nginx:latest");
    }

    @Test
    void theSplitFormIsOneReference() {
        assertThat(ImageWish.of("ubuntu", "latest").reference()).hasToString("ubuntu:latest");
        assertThat(ImageWish.of("my-app", "1.0").expected()).isNull();
    }

    @Test
    void anIdIsExpectedOfTheTag() {
        ImageWish wish = ImageWish.of(ID.value(), "my-app:1.0");

        assertThat(wish.admits(ID)).isTrue();
        assertThat(wish.wanted()).isEqualTo(ImageRef.of(ID));
        assertThat(ImageWish.of("sha256:ff", "my-app:1.0").admits(ID)).isFalse();
    }

    @Test
    void anIdWithThreePointsIsItsBeginning() {
        assertThat(ImageWish.of("sha256:01234...", "a:1").admits(ID)).isTrue();
        assertThat(ImageWish.of("sha256:f1b3f...", "a:1").admits(ID)).isFalse();
        assertThat(ImageWish.of("sha256:...", "a:1").expected()).isNull();
    }

    @Test
    void anIdAloneIsEnough() {
        assertThat(ImageWish.of(DIGITS.substring(0, 64), null).wanted()).isEqualTo(ImageRef.of(ID));
    }

    @Test
    void nothingIsNothing() {
        assertThat(ImageWish.of(null, null).isGiven()).isFalse();
    }

    @Test
    void whatIsNoImageIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ImageWish.of(null, "No Such:Image"));
        assertThatIllegalArgumentException().isThrownBy(() -> ImageWish.of("sha256:xyz", "a:1"));
    }
}
