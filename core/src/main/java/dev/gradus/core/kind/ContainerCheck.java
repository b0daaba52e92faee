package dev.gradus.core.kind;

import dev.gradus.core.container.BuildParameters;
import dev.gradus.core.container.ContainerSpec;
import dev.gradus.core.container.OptionFault;
import dev.gradus.core.container.RunParameters;
import dev.gradus.core.data.Document;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules that settings of several container kinds share. */
final class ContainerCheck {
    private static final String ANY_IMAGE = "image";

    private final SettingsCheck check = new SettingsCheck();

    /** All faults so far. */
    List<SettingsFault> faults() {
        return check.faults();
    }

    /** Whether settings in their one form bind. */
    boolean binds(Document canonical, Class<? extends Record> type) {
        return check.binds(canonical, type, "");
    }

    /** Another fault. */
    ContainerCheck add(String pointer, String message) {
        check.add(pointer, "INVALID_VALUE", message);
        return this;
    }

    /** The image, if one is named. */
    ContainerCheck image(@Nullable String imageId, @Nullable String imageTag) {
        boolean open =
                (imageId != null && Placeholders.isIn(imageId)) || (imageTag != null && Placeholders.isIn(imageTag));
        if (!open) {
            try {
                ImageWish.of(imageId, imageTag);
            } catch (IllegalArgumentException refused) {
                add("/image_tag", String.valueOf(refused.getMessage()));
            }
        }
        return this;
    }

    /** The name of a container. */
    ContainerCheck name(@Nullable String name) {
        if (name != null && !Placeholders.isIn(name) && !ContainerSpec.isName(name)) {
            add(
                    "/container_name",
                    "a container's name is 1 to 200 letters, digits, '_', '.' and '-', found '" + name + "'");
        }
        return this;
    }

    /** Options of {@code docker run}. */
    ContainerCheck run(List<String> parameters) {
        return options(parameters, elements -> RunParameters.parse(elements).faults());
    }

    /** Options of {@code docker build}. */
    ContainerCheck build(List<String> parameters) {
        return options(parameters, elements -> BuildParameters.parse(elements).faults());
    }

    private ContainerCheck options(List<String> parameters, Function<List<String>, List<OptionFault>> faults) {
        if (parameters.stream().noneMatch(Placeholders::isIn)) {
            List<String> elements = parameters.stream()
                    .map(text -> text.replace("%%IMAGETAG%%", ANY_IMAGE)
                            .replace("%%IMAGE_TAG%%", ANY_IMAGE)
                            .replace("<<IMAGETAG>>", ANY_IMAGE))
                    .toList();
            faults.apply(elements)
                    .forEach(fault -> check.add("/parameters", fault.code().name(), fault.message()));
        }
        return this;
    }

    /** Paths of tracked files. */
    ContainerCheck files(List<String> files) {
        for (String path : files) {
            if (path.isBlank()) {
                add("/files", "expected a path, found nothing");
            } else if (path.equals("..") || path.startsWith("../")) {
                check.add("/files", "PATH_OUTSIDE", "outside the task's local_path: " + path);
            }
        }
        return this;
    }
}
