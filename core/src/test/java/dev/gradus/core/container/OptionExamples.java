package dev.gradus.core.container;

/** A value that fits each syntax. */
final class OptionExamples {
    private OptionExamples() {}

    static String of(OptionSyntax syntax) {
        return switch (syntax) {
            case SWITCH -> "true";
            case TEXT, ANY_TEXT, NAME, USER, FILE -> "thing";
            case SIZE, SIZE_OR_UNLIMITED -> "64m";
            case COUNT, COUNT_OR_UNLIMITED, INTEGER, CPUS -> "2";
            case CPU_SET -> "0-1";
            case DURATION -> "30s";
            case VARIABLE, LABEL, KEY_VALUE -> "a=b";
            case PUBLISHED_PORT -> "8080:80";
            case PORT -> "80/tcp";
            case VOLUME -> "/data:/data";
            case MOUNT -> "type=bind,source=/data,target=/data";
            case TMPFS -> "/run";
            case HOST_ENTRY -> "db:10.0.0.1";
            case ULIMIT -> "nofile=1024";
            case DEVICE -> "/dev/null";
            case DEVICE_RATE -> "/dev/sda:1mb";
            case RESTART -> "always";
            case FOLDER -> "/app";
            case SIGNAL -> "SIGINT";
            case PLATFORM -> "linux/amd64";
            case ADDRESS -> "10.0.0.1";
            case IMAGE -> "name:tag";
        };
    }
}
