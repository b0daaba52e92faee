package dev.gradus.migrations;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs, for it refuses root, and {@code initdb} refuses a user without a name. An ordinary user runs
 * it as themselves. Root, and a user whom the system does not list, put it into a user namespace where they are nobody,
 * and where their files stay their own. Where root may not do that (a default container), it runs as the user nobody,
 * who must then own the data, and keeps one right of root: to pass its private folders.
 *
 * @param prefix what to put before a command
 * @param uid who must own the data
 */
record ServerAccount(List<String> prefix, long uid) {
    private static final long NOBODY = 65534;

    /** Asks the system what works; takes some milliseconds. */
    static ServerAccount choose() throws IOException {
        long self = ProcessOwner.current();
        if (self != ProcessOwner.ROOT && ProcessRunner.succeeds(List.of("id", "-un"))) {
            return new ServerAccount(List.of(), self);
        }
        if (inNamespace(self).works()) {
            return inNamespace(self);
        }
        if (self == ProcessOwner.ROOT && nobody().works()) {
            return nobody();
        }
        throw new EmbeddedPostgresException("PostgreSQL does not run as "
                + (self == ProcessOwner.ROOT ? "root" : "user " + self + ", who has no entry in /etc/passwd")
                + ", and this system refuses 'unshare -U' and 'setpriv --reuid': run as an ordinary user, or use"
                + " --database-url");
    }

    static ServerAccount inNamespace(long self) {
        return new ServerAccount(List.of("unshare", "-U", "--"), self);
    }

    static ServerAccount nobody() {
        return new ServerAccount(
                List.of(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        "--inh-caps=+dac_override",
                        "--ambient-caps=+dac_override",
                        "--securebits=+no_setuid_fixup", // else access(2) forgets the right, and initdb asks it
                        "--"),
                NOBODY);
    }

    boolean works() {
        return ProcessRunner.succeeds(command(List.of("true")));
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }
}
