package dev.gradus.cli;

import java.nio.file.Path;

/**
 * An archive of the classes that commands load, which the JVM maps instead of reading and verifying them from the jars. It
 * fits one JVM and one set of jars; another JVM starts as if there were none. The launcher says where it belongs and uses it.
 */
public interface ClassArchive {

    /**
     * Makes it anew, in some seconds, in place of an earlier one.
     *
     * @return where it is
     * @throws dev.gradus.core.failure.CoreException USAGE when this process was not started by the launcher, CONFLICT when
     *     the archive cannot be made or stored
     */
    Path make();
}
