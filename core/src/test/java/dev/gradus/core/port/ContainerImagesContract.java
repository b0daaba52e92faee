package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.container.BuildParameters;
import dev.gradus.core.container.BuildSpec;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageOutcome;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.testing.ControlledStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ContainerImages} promises about builds; registries differ too much to be promised here. */
public interface ContainerImagesContract extends ContainerEngineContract {

    private ContainerImages images() {
        return engine().images();
    }

    /** A tag of this test's. */
    default ImageRef tag(String word) {
        return ImageRef.parse("gradus-contract/" + Long.toHexString(installation()) + ":" + word);
    }

    @AfterEach
    default void removeWhatWasBuilt() {
        for (String word : List.of("built", "second", "third")) {
            images().remove(tag(word));
        }
    }

    @Test
    default void buildShouldMakeAnImageUnderAllItsTags(@TempDir Path context) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nCOPY a.txt /a.txt\nRUN echo building\n");
        Files.writeString(context.resolve("a.txt"), "content");
        List<String> said = new CopyOnWriteArrayList<>();

        ImageOutcome outcome = build(context, said, "-t", tag("second").toString());

        ImageInfo image = ((ImageOutcome.Ready) outcome).image();
        assertThat(images().find(tag("built"))).map(ImageInfo::id).contains(image.id());
        assertThat(images().find(tag("second"))).map(ImageInfo::id).contains(image.id());
        assertThat(images().find(ImageRef.of(image.id()))).map(ImageInfo::id).contains(image.id());
        assertThat(String.join("", said)).contains("RUN echo building").contains("building\n");
    }

    @Test
    default void theSameFilesShouldMakeTheSameImage(@TempDir Path context) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nCOPY a.txt /a.txt\nRUN touch /made\n");
        Files.writeString(context.resolve("a.txt"), "content");

        ImageOutcome first = build(context, new ArrayList<>());
        ImageOutcome second = build(context, new ArrayList<>());
        Files.writeString(context.resolve("a.txt"), "other content");
        ImageOutcome third = build(context, new ArrayList<>());

        assertThat(((ImageOutcome.Ready) second).image().id())
                .isEqualTo(((ImageOutcome.Ready) first).image().id());
        assertThat(((ImageOutcome.Ready) third).image().id())
                .isNotEqualTo(((ImageOutcome.Ready) first).image().id());
    }

    @Test
    default void aStepThatFailsShouldFailTheBuildAndMoveNoTag(@TempDir Path context) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nRUN exit 3\n");

        ImageOutcome outcome = build(context, new ArrayList<>());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImageOutcome.Failed.class,
                        failed -> assertThat(failed.message()).contains("exit 3"));
        assertThat(images().find(tag("built"))).isEmpty();
    }

    @Test
    default void buildShouldNameAMissingDockerfile(@TempDir Path context) {
        assertThatThrownBy(() -> build(context, new ArrayList<>()))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .hasMessageContaining("Dockerfile");
    }

    @Test
    default void aStopShouldEndABuild(@TempDir Path context) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nRUN sleep 3600\n");
        ControlledStop stop = new ControlledStop();
        stop.request(Stop.Reason.CANCELLED);

        assertThat(images().build(spec(context), text -> {}, stop)).isInstanceOf(ImageOutcome.Stopped.class);
        assertThat(images().find(tag("built"))).isEmpty();
    }

    @Test
    default void tagShouldNameAnImageOnceMore(@TempDir Path context) throws Exception {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:local\nCMD true\n");
        build(context, new ArrayList<>(), "-t", tag("third").toString());

        images().tag(tag("built"), tag("second"));

        assertThat(images().find(tag("second")))
                .map(ImageInfo::id)
                .isEqualTo(images().find(tag("built")).map(ImageInfo::id));
    }

    @Test
    default void removeShouldLeaveImagesOfOthersAlone() {
        assertThatThrownBy(() -> images().remove(BUSYBOX))
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
        assertThat(images().find(BUSYBOX)).isPresent();
        assertThat(images().remove(tag("never"))).isFalse();
    }

    private BuildSpec spec(Path context, String... parameters) {
        return new BuildSpec(
                context,
                List.of(tag("built")),
                BuildParameters.parse(Arrays.asList(parameters)).options(),
                ContainerEngineContract.owner());
    }

    private ImageOutcome build(Path context, List<String> said, String... parameters)
            throws InterruptedException, IOException {
        return images().build(spec(context, parameters), said::add, new ControlledStop());
    }
}
