package dev.gradus.cli.crash;

import java.nio.file.Path;

/**
 * The files through which the test and its workers meet.
 *
 * @param folder a folder of this run
 */
record CrashFiles(Path folder) {

    /** Where steps tell that they are executed. */
    Path witnesses() {
        return folder.resolve("witnesses");
    }

    /** Where workers tell that a late outcome of theirs was refused: a line with the worker's name for each. */
    Path fenced() {
        return folder.resolve("fenced");
    }

    /** While it exists, executions beyond the first attempt linger. */
    Path hold() {
        return folder.resolve("hold");
    }

    /** How workers log. */
    Path logging() {
        return folder.resolve("logging.xml");
    }

    /** What the worker of this name prints. */
    Path log(String worker) {
        return folder.resolve(worker + ".log");
    }
}
