package dev.gradus.core.testing;

import dev.gradus.core.container.ImageId;
import java.util.List;
import java.util.Map;

/** An image of a fake engine. */
record FakeImage(ImageId id, FakeFileSystem files, List<String> command, Map<String, String> labels) {}
