package dev.gradus.core.port;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.CopyReport;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Copies files into containers and out of them, running or not. */
public interface ContainerFiles {

    /**
     * Copies a file, or everything in a folder, into a folder of the container, which must exist. Files keep their permissions
     * and belong to root; links are copied as links and not followed.
     *
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND when source or folder is missing, LIMIT_EXCEEDED
     */
    void copyIn(ContainerId container, Path source, String folder, CopyLimits limits);

    /**
     * Writes one file into the container; its folder must exist, and what is there is replaced.
     *
     * @param path absolute
     * @param mode permissions such as 0755
     */
    void write(ContainerId container, String path, byte[] content, int mode);

    /**
     * Copies a file of the container to a file, or everything in a folder of it into a folder of this host, which is made or
     * must be empty. Nothing is written outside the target: devices and links that lead out of it are left out and reported,
     * permissions of owners other than root's are not kept, no file runs as another user.
     *
     * @param path absolute
     * @throws dev.gradus.core.failure.CoreException NOT_FOUND when there is no such path, LIMIT_EXCEEDED with a part copied,
     *     CONFLICT when the target is there already
     */
    CopyReport copyOut(ContainerId container, String path, Path target, CopyLimits limits);

    /**
     * What is at these paths, each in one line that differs when its sort, permissions, owner or content does: {@code absent} where
     * there is nothing. Links are not followed, and a folder counts without what is in it.
     *
     * @param paths absolute
     * @throws dev.gradus.core.failure.CoreException LIMIT_EXCEEDED when the files are larger together
     */
    Map<String, String> digests(ContainerId container, Collection<String> paths, CopyLimits limits);

    /** How many bytes the container holds beside those of its image: what was written, changed or copied into it. */
    long written(ContainerId container);
}
