package dev.gradus.core.kind;

import java.util.List;

/** How {@code command} is used. */
final class CommandGuide {
    static final KindGuide GUIDE = new KindGuide(
            List.of(
                    "{\"command\": [\"make\", \"-j2\", \"test\"]}",
                    "{\"command\": [\"sh\", \"-c\", \"grep -c error build.log || true\"]}",
                    "{\"command\": {\"argv\": [\"sort\", \"-u\"], \"cwd\": \"data\", \"env\": {\"LC_ALL\": \"C\"}, \"stdin\": \"b\\na\\n\", \"success_exit_codes\": [0, 1]}}",
                    "{\"command\": {\"argv\": [\"make\"], \"files\": [\"Makefile\", \"src/\"]}}"),
            List.of(
                    KindGuide.entry(
                            "argv", "the program and its arguments, also named `args`; a list alone is the short form"),
                    KindGuide.entry("cwd", "the working folder within `local_path`; `.` by default"),
                    KindGuide.entry("env", "variables to set, strings"),
                    KindGuide.entry(
                            "pass_env",
                            "names of variables to pass on from Gradus, if the installation allows them; `PATH`, `HOME` and `LANG` always are, nothing else ever is"),
                    KindGuide.entry("stdin", "what it reads, at most 256 KiB; empty by default"),
                    KindGuide.entry("success_exit_codes", "exit codes that mean success; `[0]` by default"),
                    KindGuide.entry("output_limit", "bytes of output to log; 64 MiB by default"),
                    KindGuide.entry(
                            "files",
                            "paths of files and folders that the result depends on: while their contents, the other settings and the variables passed on are those of the last success, it is not executed; without `files` it always is"),
                    KindGuide.entry(
                            "scan_outputs",
                            "whether what it prints is searched for the address of its outputs: `outputs_uri=…`, else the link of a pull request on GitHub, else one with `/artifacts/`; false by default. With a pull request it succeeds whatever its exit code, so that a person can judge it"),
                    KindGuide.entry(
                            "grace",
                            "how long it may take to end after SIGTERM before SIGKILL, 0s to 1m; 5s by default")),
            List.of(
                    KindGuide.entry("exit_code", "128 + signal when a signal ended it"),
                    KindGuide.entry("duration_ms", "how long it ran"),
                    KindGuide.entry("stdout", "the last 4 KiB of its standard output"),
                    KindGuide.entry("stderr", "the last 4 KiB of its standard error"),
                    KindGuide.entry("outputs_uri", "with `scan_outputs`: what was found, else null"),
                    KindGuide.entry("pull_request", "with `scan_outputs`: the same, when it is one; else absent"),
                    KindGuide.entry(
                            "log_excerpt",
                            "with `scan_outputs`: its first ten and last ten lines that are not blank, or all of twenty")),
            List.of(
                    KindGuide.entry("EXIT_STATUS", "`user`, retryable: another exit code; the details are the results"),
                    KindGuide.entry("COMMAND_NOT_FOUND", "`user`: no such program, or it is not executable"),
                    KindGuide.entry("NO_FOLDER", "`user`: `cwd` is no folder"),
                    KindGuide.entry("PATH_OUTSIDE", "`user`: `cwd` or a path of `files` leads out of `local_path`"),
                    KindGuide.entry("FILE_NOT_FOUND", "`user`, retryable: a path of `files` does not exist"),
                    KindGuide.entry("FILE_UNREADABLE", "`user`, retryable: a path of `files` cannot be read"),
                    KindGuide.entry("NO_LOCAL_PATH", "`user`: the task has no folder"),
                    KindGuide.entry("VARIABLE_NOT_ALLOWED", "`policy`: `pass_env` names what may not be passed"),
                    KindGuide.entry("timeout", "`timeout`: its whole process group was ended and is gone"),
                    KindGuide.entry("INVALID_SETTINGS", "`user`: a placeholder gave what does not fit")));

    private CommandGuide() {}
}
