package dev.gradus.core.kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The programs that a grading runs in a container beside the criterion's own command. Those of root run while nothing of the target
 * has been executed, and take no program from where the target can write.
 */
final class GradingScripts {
    static final String SOLUTION = "/.gradus-solution.patch";

    static final String HELD_OUT = "/.gradus-held-out.patch";
    static final String COMMAND = "/.gradus-command";
    static final String PROBE = "/.gradus-probe";

    /** The status of {@link #protect} when it could not. */
    static final int NOT_PROTECTED = 99;

    /** Where programs are taken from that are not the target's to choose. */
    static final String SAFE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final String GIT_FOLDER = "/.gradus-git";

    private static final String UNLOCK = "rm -f .git/index.lock; ";

    /** Runs a script with bash where there is one, as its author will have tried it. */
    private static final String BASH = "if command -v bash >/dev/null 2>&1; then exec bash \"$@\"; fi; exec sh \"$@\"";

    /**
     * Ends what scripts have left running, takes a stale lock away, makes a git folder in which nothing of the tree's own
     * configuration, hooks, filters and attributes counts, gives the tree to the user, and tells where programs are looked for: in the
     * tree's own top folder last, and nowhere that depends on where one is.
     */
    private static final String PREPARE = """
            app=$1 owner=$2 n=0
            while :; do
              left=
              for p in /proc/[0-9]*; do
                p=${p#/proc/}
                [ "$p" = 1 ] || [ "$p" = $$ ] && continue
                c=$(tr '\\0' ' ' < /proc/$p/cmdline) 2>/dev/null
                case $c in '' | 'sleep 30 ') continue ;; esac
                kill -9 "$p" 2>/dev/null; left=$c
              done
              [ "$left" ] || break
              n=$((n + 1))
              [ $n -le 50 ] || { echo "the set-up has left what cannot be ended: $left" >&2; exit 1; }
              sleep 0.1 2>/dev/null || sleep 1
            done
            cd "$app" || exit 1
            rm -f .git/index.lock
            export HOME=/ GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
            git init -q --bare --template= /.gradus-git && mkdir -p /.gradus-git/info || exit 1
            echo '* -text -filter -ident -eol -working-tree-encoding' > /.gradus-git/info/attributes
            find . ! -user "${owner%:*}" -exec chown -h "$owner" {} + || exit 1
            path= last=
            IFS=:
            for d in $PATH; do
              case $d in "$app" | "$app/") last=$last:$d ;; /*) path=$path:$d ;; esac
            done
            path=$path$last
            printf %s "${path#:}" > /.gradus-path && chmod 644 /.gradus-path || exit 1
            printf '%s\\n' "${path#:}"
            """;

    /**
     * Applies the held-out patch when there is one; makes paths root's and read-only to others, with the folders above them, in which
     * nobody but root can then take away or rename what is root's; keeps shells from being looked into while they run, because a
     * program that its user cannot read is none that its user can trace; lays the command where its user can read it once.
     */
    private static final String PROTECT = """
            app=$1 owner=$2 patch=$3; shift 3
            cd "$app" || exit 99
            if [ "$patch" ]; then git -c core.autocrlf=false apply --whitespace=nowarn "$patch" || exit; fi
            own() { chown -h 0:0 "$1" && { [ -L "$1" ] || chmod "$2" "$1"; } || exit 99; }
            for p do
              if [ -d "$p" ]; then
                chown -R 0:0 "$p" && chmod -R go-w "$p" || exit 99
              elif [ -e "$p" ]; then
                own "$p" a+r,go-w
              fi
              while :; do
                case $p in */*) p=${p%/*} ;; *) break ;; esac
                [ ! -d "$p" ] || own "$p" 1777
              done
            done
            [ $# = 0 ] || own . 1777
            for s in sh ash bash dash busybox; do
              s=$(command -v $s) && s=$(readlink -f "$s") && { chmod go-r "$s" || exit 99; }
            done
            mkdir /.gradus-once && mv /.gradus-command /.gradus-once/command || exit 99
            chmod 400 /.gradus-once/command && chown -R "$owner" /.gradus-once || exit 99
            """;

    /**
     * Runs the command out of a file that is gone before the command begins: what it says of markers is in no file, argument or
     * variable that others can read.
     */
    private static final String RUN = """
            gradus_command=$(cat /.gradus-once/command) && rm -f /.gradus-once/command || exit 126
            PATH=$(cat /.gradus-path)
            eval "unset gradus_command
            $gradus_command"
            """;

    private GradingScripts() {}

    static List<String> prepare(String appFolder, String owner) {
        return List.of("sh", "-c", PREPARE, "sh", appFolder, owner);
    }

    /** Where a script or patch of the set-up is laid. */
    static String preparation(int number) {
        return "/.gradus-preparation-" + number;
    }

    /** A script of the set-up, in the tree. */
    static List<String> script(String path) {
        return List.of("sh", "-c", UNLOCK + BASH, "sh", path);
    }

    /** A patch of the set-up, with the tree's own git. */
    static List<String> setUpPatch(String path) {
        return List.of("sh", "-c", UNLOCK + "exec git apply --whitespace=nowarn \"$1\"", "sh", path);
    }

    static List<String> apply(String patch) {
        return List.of(
                "git",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.autocrlf=false",
                "apply",
                "--whitespace=nowarn",
                patch);
    }

    /** Brings the held-out patch, if there is one, and puts it out of reach with the paths given, relative to the tree. */
    static List<String> protect(String appFolder, String owner, boolean heldOut, Collection<String> paths) {
        List<String> argv =
                new ArrayList<>(List.of("sh", "-c", PROTECT, "sh", appFolder, owner, heldOut ? HELD_OUT : ""));
        argv.addAll(paths);
        return argv;
    }

    static List<String> command() {
        return List.of("sh", "-c", BASH, "sh", "-c", RUN);
    }

    /** The environment of whatever runs after the target's patch. */
    static Map<String, String> guarded(String appFolder) {
        return Map.of(
                "PATH",
                SAFE_PATH,
                "HOME",
                "/",
                "GIT_DIR",
                GIT_FOLDER,
                "GIT_WORK_TREE",
                appFolder,
                "GIT_CONFIG_NOSYSTEM",
                "1",
                "GIT_CONFIG_GLOBAL",
                "/dev/null",
                "GIT_ATTR_NOSYSTEM",
                "1");
    }

    /** What the command, and scripts before it, get beside the image's own: a tree of which root owns a part is no stranger's. */
    static Map<String, String> trusting() {
        return Map.of("GIT_CONFIG_COUNT", "1", "GIT_CONFIG_KEY_0", "safe.directory", "GIT_CONFIG_VALUE_0", "*");
    }
}
