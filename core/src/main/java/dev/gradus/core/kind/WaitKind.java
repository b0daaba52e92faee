package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Lets time pass: {@code wait: 5s}, {@code {for: 5s}} or {@code {until: INSTANT}}. Holds no worker meanwhile. */
final class WaitKind implements StepKind, Documented {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String FOR = "for";
    private static final String UNTIL = "until";

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(true, false, "Lets time pass, holding no worker meanwhile.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new SettingsCheck();
        if (Placeholders.isIn(settings) && hasForm(settings)) {
            return check.faults();
        }
        try {
            end(settings, Instant.EPOCH);
        } catch (DocumentException refused) {
            check.add(refused.pointer(), "INVALID_VALUE", String.valueOf(refused.getMessage()));
        }
        return check.faults();
    }

    @Override
    public Outcome execute(StepContext context) {
        Instant until;
        try {
            until = noted(context);
        } catch (DocumentException refused) {
            return Outcome.failure(Failure.user("INVALID_SETTINGS", String.valueOf(refused.getMessage())));
        }
        if (context.now().isBefore(until)) {
            return new Outcome.Release(until, Document.emptyObject().with(UNTIL, until));
        }
        return Outcome.success(Document.emptyObject().with("waited_until", until));
    }

    /** The end that an earlier execution decided on, else the one that begins now. */
    private static Instant noted(StepContext context) {
        Document noted = context.memo().member(UNTIL).orElse(null);
        return noted == null ? end(context.settings(), context.now()) : instant(noted);
    }

    private static Instant end(Document settings, Instant now) {
        if (settings.isString()) {
            return now.plus(duration(settings, ""));
        } else if (!hasForm(settings)) {
            throw new DocumentException("", "expected a duration such as 5s, {for: 5s} or {until: INSTANT}");
        }
        Document length = settings.member(FOR).orElse(null);
        return length == null ? instant(settings.member(UNTIL).orElseThrow()) : now.plus(duration(length, "/" + FOR));
    }

    private static boolean hasForm(Document settings) {
        return settings.isString()
                || (settings.isObject()
                        && settings.size() == 1
                        && (settings.member(FOR).isPresent()
                                || settings.member(UNTIL).isPresent()));
    }

    private static Duration duration(Document text, String pointer) {
        if (!text.isString()) {
            throw new DocumentException(pointer, "expected a duration such as 5s");
        }
        Duration length;
        try {
            length = DurationText.parse(text.text());
        } catch (DocumentException refused) {
            throw new DocumentException(pointer, String.valueOf(refused.getMessage()));
        }
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new DocumentException(pointer, "expected a duration of 0s to 366d, found " + text);
        }
        return length;
    }

    private static Instant instant(Document text) {
        try {
            // As offsets are allowed by RFC 3339.
            return OffsetDateTime.parse(text.text()).toInstant();
        } catch (DateTimeParseException | DocumentException refused) {
            throw new DocumentException("/" + UNTIL, "expected an instant such as 2026-01-31T12:00:00Z, found " + text);
        }
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"wait\": \"5s\"}",
                        "{\"wait\": {\"for\": \"1h30m\"}}",
                        "{\"wait\": {\"until\": \"2026-01-31T12:00:00Z\"}}"),
                List.of(
                        KindGuide.entry(FOR, "how long from the first execution on, 0s to 366d"),
                        KindGuide.entry(UNTIL, "until when, RFC 3339; at once when it is past")),
                List.of(KindGuide.entry("waited_until", "the end of the wait, RFC 3339")),
                List.of(KindGuide.entry("INVALID_SETTINGS", "`user`: a placeholder gave no duration or instant")));
    }
}
