package dev.gradus.migrations;

import java.util.Locale;

/**
 * The operating system and processor, in the words of the binaries' file names ({@code postgres-linux-x86_64.txz}).
 * A platform nobody packs PostgreSQL for is a value too: it merely has no archive.
 */
record Platform(String system, String processor) {

    static Platform current() {
        return of(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
    }

    static Platform of(String osName, String osArch) {
        return new Platform(system(osName.toLowerCase(Locale.ROOT)), processor(osArch.toLowerCase(Locale.ROOT)));
    }

    private static String system(String name) {
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return "darwin";
        }
        return name.replace(' ', '_');
    }

    private static String processor(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }

    /** Signals, sessions, file modes and numeric owners are used, so Windows is out even with its binaries present. */
    boolean isSupported() {
        return system.equals("linux") || system.equals("darwin");
    }

    String archiveName() {
        return "postgres-" + system + "-" + processor + ".txz";
    }

    @Override
    public String toString() {
        return system + "/" + processor;
    }
}
