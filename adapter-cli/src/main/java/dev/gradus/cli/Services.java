package dev.gradus.cli;

/** Long-running processes. Each method returns when the process is asked to stop. */
public interface Services {

    /** API, console and, unless told otherwise, workers. */
    void serve(ServeOptions options) throws InterruptedException;

    /** Only a worker. */
    void work(WorkOptions options) throws InterruptedException;
}
