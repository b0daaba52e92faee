package dev.gradus.core.kind;

import java.util.List;
import java.util.Map;

/** What parameters of {@code docker_volume_pool} can stand for beside the image. */
final class VolumePlaceholder {
    static final String HOST_PATH = "%%HOSTPATH%%";
    static final String APP_FOLDER = "%%APP_FOLDER%%";
    static final String CONTAINER_NAME = "%%CONTAINER_NAME%%";
    private static final Map<String, String> ANY = Map.of(
            HOST_PATH,
            "/path",
            APP_FOLDER,
            "/app",
            CONTAINER_NAME,
            "name",
            "%%VOLUME_NAME%%",
            "name",
            "%%DOCKERVOLUME%%",
            "name");

    private VolumePlaceholder() {}

    /** The parameters with these values, and harmless ones for what has none. */
    static List<String> replaced(List<String> parameters, Map<String, String> values) {
        return parameters.stream().map(parameter -> replaced(parameter, values)).toList();
    }

    private static String replaced(String parameter, Map<String, String> values) {
        String text = parameter;
        for (Map.Entry<String, String> any : ANY.entrySet()) {
            text = text.replace(any.getKey(), values.getOrDefault(any.getKey(), any.getValue()));
        }
        return text;
    }
}
