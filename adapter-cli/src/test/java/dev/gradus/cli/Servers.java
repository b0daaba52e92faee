package dev.gradus.cli;

import dev.gradus.core.Gradus;
import dev.gradus.http.GradusServer;
import dev.gradus.http.LedgerAdmins;
import dev.gradus.http.Origins;
import dev.gradus.http.ServerSettings;
import java.util.Set;

/** Servers on free ports. */
final class Servers {
    private Servers() {}

    static GradusServer over(TestPlatform platform) {
        Gradus gradus = platform.gradus();
        var settings = new ServerSettings("127.0.0.1", 0, null, Set.of(), Origins.OWN, true, "test");
        return new GradusServer(gradus, settings, LedgerAdmins.OPEN);
    }
}
