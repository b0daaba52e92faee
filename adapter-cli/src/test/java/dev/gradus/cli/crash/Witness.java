package dev.gradus.cli.crash;

/**
 * One execution as the step itself saw it: a line of the side file, written when the execution begins.
 *
 * @param task the task's number
 * @param step the step's key
 * @param attempt the attempt's number
 * @param fence the fence it was executed under
 * @param pid the process that executed it
 * @param epochNanos the wall clock
 */
record Witness(long task, String step, int attempt, long fence, long pid, long epochNanos) {

    static Witness parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 6) {
            throw new IllegalArgumentException("torn line in the side file: '" + line + "'");
        }
        return new Witness(
                Long.parseLong(words[0]),
                words[1],
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]));
    }

    String line() {
        return "%d %s %d %d %d %d".formatted(task, step, attempt, fence, pid, epochNanos);
    }
}
