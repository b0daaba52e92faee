package dev.gradus.cli;

import dev.gradus.core.failure.CoreException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a command that did not do what it was asked for says: one clear line, a trace only under {@code --verbose}. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final GlobalOptions options;

    Failures(GlobalOptions options) {
        this.options = options;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        if (failure instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        PrintWriter err = line.getErr();
        ExitCode code = codeOf(failure);
        err.println(line.getCommandSpec().root().name() + ": " + sentence(failure));
        if (options.verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        line.getOut().flush();
        return code.value();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(line.getCommandSpec().root().name() + ": " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("try: " + line.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE.value();
    }

    private static ExitCode codeOf(Exception failure) {
        if (failure instanceof CoreException refusal) {
            return ExitCode.of(refusal.code());
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.ERROR;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof CoreException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof InterruptedException) {
            return "interrupted";
        }
        return "unexpected " + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                + " (--verbose shows where)";
    }
}
