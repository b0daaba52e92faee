package dev.gradus.core.kind;

import dev.gradus.core.container.ImageRef;
import java.util.List;

/** The ways in which task-sync's parameters stand for the step's image. */
final class ImagePlaceholder {
    private static final List<String> SPELLINGS = List.of("%%IMAGETAG%%", "%%IMAGE_TAG%%", "<<IMAGETAG>>");

    private ImagePlaceholder() {}

    /** The parameters with the image in their place. */
    static List<String> replaced(List<String> parameters, ImageRef image) {
        return parameters.stream().map(parameter -> replaced(parameter, image)).toList();
    }

    private static String replaced(String parameter, ImageRef image) {
        String text = parameter;
        for (String spelling : SPELLINGS) {
            text = text.replace(spelling, image.toString());
        }
        return text;
    }
}
