package dev.gradus.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server says about itself in {@code postmaster.pid}: line 1 its process, line 4 its port, line 8 its status
 * ({@code utils/pidfile.h} of PostgreSQL). The file outlives a killed server, so {@link #isAlive} asks the system.
 */
record PostmasterFile(long pid, int port, String status, Path data) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when there is no file, or when it is being written. */
    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
            String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).trim() : "";
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).trim())
                    : 0;
            return Optional.of(
                    new PostmasterFile(Long.parseLong(lines.get(PID_LINE).trim()), port, status, data));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /** Whether the process lives and is the server of this folder, not another that got its number later. */
    boolean isAlive() {
        if (Files.isDirectory(Path.of("/proc/self"))) {
            List<String> command = commandLine();
            return command.get(0).endsWith("/postgres") && command.contains(data.toString());
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    /** Of a process that is gone, or dead and not yet buried: one empty string. */
    private List<String> commandLine() {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            return List.of(new String(line, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of("");
        }
    }
}
