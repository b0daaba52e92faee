package dev.gradus.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few programs of a fake container: {@code sh -c} with lines of commands joined by {@code ;}, {@code &&} and line ends,
 * variables, redirections to files, and {@code echo, printf, cat, exit, true, false, sleep, touch, mkdir, rm, test, pwd, id,
 * trap '' TERM}. Whatever it does not know exits with 127, as a shell does.
 */
final class FakeShell implements FakeProgram {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)}?");
    private static final Pattern JOINT = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|&(?!&)|[^;&\n'\"])+|&&|[;\n]");
    private static final int NOT_FOUND = 127;

    @Override
    public int run(FakeProcess process) throws InterruptedException {
        List<String> argv = process.argv();
        if (argv.size() >= 3 && argv.get(0).endsWith("sh") && argv.get(1).equals("-c")) {
            return lines(process, argv.get(2));
        }
        return new Command(process, argv).run();
    }

    private static int lines(FakeProcess process, String script) throws InterruptedException {
        int status = 0;
        boolean skipping = false;
        Matcher parts = JOINT.matcher(script);
        while (parts.find()) {
            String part = parts.group().strip();
            if (part.equals("&&")) {
                skipping = status != 0;
            } else if (parts.group().equals(";") || parts.group().equals("\n")) {
                skipping = false;
            } else if (!part.isEmpty() && !skipping) {
                Command command = new Command(process, words(process, part));
                status = command.run();
                if (command.isExit() || process.isAsked()) {
                    return status;
                }
            }
        }
        return status;
    }

    private static List<String> words(FakeProcess process, String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            String literal = matcher.group(1);
            String word = literal != null ? literal : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            words.add(literal != null ? word : expanded(process, word));
        }
        return words;
    }

    private static String expanded(FakeProcess process, String word) {
        return VARIABLE.matcher(word)
                .replaceAll(
                        name -> Matcher.quoteReplacement(process.environment().getOrDefault(name.group(1), "")));
    }

    /** One command with its redirection. */
    private static final class Command {
        private final FakeProcess process;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder printed = new StringBuilder();
        private String target = "";
        private boolean appends;
        private boolean toError;

        Command(FakeProcess process, List<String> given) {
            this.process = process;
            for (int i = 0; i < given.size(); i++) {
                String word = given.get(i);
                if (word.equals(">&2") || word.equals("1>&2")) {
                    toError = true;
                } else if (word.equals(">") || word.equals(">>")) {
                    appends = word.equals(">>");
                    target = given.get(++i);
                } else {
                    words.add(word);
                }
            }
        }

        boolean isExit() {
            return words.get(0).equals("exit");
        }

        int run() throws InterruptedException {
            int status = execute(words.get(0), words.subList(1, words.size()));
            if (!target.isEmpty()) {
                String path = path(target);
                String before = appends ? process.files().text(path).orElse("") : "";
                process.files().write(path, before + printed);
            } else if (printed.length() > 0 && toError) {
                process.err(printed.toString());
            } else if (printed.length() > 0) {
                process.out(printed.toString());
            }
            return status;
        }

        private int execute(String program, List<String> arguments) throws InterruptedException {
            String name = program.substring(program.lastIndexOf('/') + 1);
            return switch (name) {
                case "true", ":" -> 0;
                case "false" -> 1;
                case "exit" -> arguments.isEmpty() ? 0 : Integer.parseInt(arguments.get(0));
                case "echo" -> print(String.join(" ", arguments) + "\n");
                case "printf" -> print(arguments.get(0).replace("\\n", "\n"));
                case "pwd" -> print(process.folder() + "\n");
                case "id" -> print("0\n");
                case "env" -> print(process.environment());
                case "cat" -> cat(arguments);
                case "sleep" -> sleep(arguments.get(0));
                case "trap" -> trap();
                case "touch", "mkdir", "rm" -> change(name, arguments);
                case "test", "[" -> test(arguments);
                default -> unknown(program);
            };
        }

        private int print(String text) {
            printed.append(text);
            return 0;
        }

        private int print(java.util.Map<String, String> environment) {
            environment.forEach((name, value) -> print(name + "=" + value + "\n"));
            return 0;
        }

        private int cat(List<String> files) {
            int status = 0;
            for (String file : files) {
                String text = process.files().text(path(file)).orElse(null);
                if (text == null) {
                    process.err("cat: can't open '" + file + "': No such file or directory\n");
                    status = 1;
                } else {
                    print(text);
                }
            }
            return status;
        }

        private int sleep(String seconds) throws InterruptedException {
            boolean endless = seconds.equals("infinity");
            long millis = endless ? Long.MAX_VALUE : (long) (Double.parseDouble(seconds) * 1_000);
            return process.awaitEnd(millis) ? 143 : 0;
        }

        private int trap() {
            process.ignoreTerm();
            return 0;
        }

        private int change(String how, List<String> paths) {
            for (String path : paths) {
                String absolute = path(path);
                if (path.startsWith("-")) {
                    continue;
                } else if (how.equals("touch")) {
                    process.files()
                            .write(absolute, process.files().read(absolute).orElse(new byte[0]));
                } else if (how.equals("mkdir")) {
                    process.files().mkdir(absolute);
                } else {
                    process.files().remove(absolute);
                }
            }
            return 0;
        }

        private int test(List<String> arguments) {
            String path = path(arguments.get(1));
            return switch (arguments.get(0)) {
                case "-e" -> process.files().exists(path) ? 0 : 1;
                case "-d" -> process.files().isFolder(path) ? 0 : 1;
                case "-f" -> process.files().read(path).isPresent() ? 0 : 1;
                default -> 2;
            };
        }

        private int unknown(String program) {
            process.err("sh: " + program + ": not found\n");
            return NOT_FOUND;
        }

        private String path(String written) {
            return FakeFileSystem.resolve(process.folder(), written);
        }
    }
}
