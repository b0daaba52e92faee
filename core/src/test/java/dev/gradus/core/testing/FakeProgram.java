package dev.gradus.core.testing;

/** What a program does in a container of {@link FakeContainerEngine}. */
@FunctionalInterface
public interface FakeProgram {

    /**
     * Runs on a thread of its own, which is interrupted when the program is killed.
     *
     * @return the exit status
     */
    int run(FakeProcess process) throws InterruptedException;

    /** A program that prints a text and succeeds. */
    static FakeProgram printing(String text) {
        return process -> {
            process.out(text);
            return 0;
        };
    }

    /** A program that prints a text to its standard error and fails. */
    static FakeProgram failing(int status, String text) {
        return process -> {
            process.err(text);
            return status;
        };
    }

    /** A program that runs until it is ended. */
    static FakeProgram endless() {
        return process -> {
            process.awaitEnd();
            return 143;
        };
    }
}
