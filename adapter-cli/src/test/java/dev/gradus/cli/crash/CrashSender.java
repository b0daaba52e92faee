package dev.gradus.cli.crash;

import dev.gradus.core.engine.SenderTimes;
import dev.gradus.core.outbox.RetrySchedule;
import dev.gradus.core.outbox.TargetRules;
import dev.gradus.http.HttpWebhookSender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/** A process that tells subscribers, from the first line of its standard input to the end of that. */
final class CrashSender {
    /** After so long another sender takes over what a killed one had in hand. */
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final SenderTimes TIMES = new SenderTimes(
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            LEASE,
            new RetrySchedule(Collections.nCopies(200, Duration.ofMillis(20))));

    private CrashSender() {}

    /** Name, folder, address, user and password, and the receiver's host and port. */
    public static void main(String[] arguments) throws IOException {
        CrashEngine.Address database = new CrashEngine.Address(arguments[2], arguments[3], arguments[4]);
        TargetRules receiver = new TargetRules(Set.of(arguments[5]));
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                CrashEngine engine = CrashEngine.on(
                        database,
                        builder -> builder.webhooks(new HttpWebhookSender(receiver))
                                .sending(TIMES))) {
            if (input.readLine() != null) {
                engine.gradus().startSender();
                while (input.readLine() != null) {}
            }
        }
    }
}
