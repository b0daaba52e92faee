package dev.gradus.cli;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Large numbers as people write them: {@code 10k}, {@code 1m}. */
final class BenchSizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([kKmM]?)");

    private BenchSizes() {}

    static long number(String text) {
        Matcher size = FORM.matcher(text);
        if (!size.matches()) {
            throw new CoreException(ErrorCode.USAGE, "--history must be sizes such as 10k or 1m, found '" + text + "'");
        }
        long number = Long.parseLong(size.group(1));
        return switch (size.group(2)) {
            case "k", "K" -> number * 1_000;
            case "m", "M" -> number * 1_000_000;
            default -> number;
        };
    }
}
