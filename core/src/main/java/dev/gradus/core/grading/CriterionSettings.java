package dev.gradus.core.grading;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A criterion among the settings of its {@code rubric_shell} step. */
public final class CriterionSettings {
    private static final List<String> MEMBERS =
            List.of("criterion_id", "counter", "score", "required", "rubric", "command");

    private CriterionSettings() {}

    /** The members in their form; the counter is written as text, as task-sync did, and may be a number. */
    private record Form(
            String criterionId,
            @Nullable Document counter,
            @Nullable Integer score,
            @Nullable Boolean required,
            @Nullable String rubric,
            String command) {
        Criterion criterion() {
            return new Criterion(
                    criterionId,
                    number(),
                    rubric == null ? "" : rubric,
                    command,
                    score == null ? 0 : score,
                    required != null && required,
                    new SourcePlace("settings", 0, 0));
        }

        private int number() {
            if (counter == null) {
                return 1;
            } else if (counter.isInteger()) {
                return counter.intValue();
            } else if (counter.isString() && counter.text().strip().matches("[1-9]\\d{0,8}")) {
                return Integer.parseInt(counter.text().strip());
            }
            throw new IllegalArgumentException("counter is a whole number from 1, found " + counter);
        }
    }

    /** The six members that hold a criterion. */
    public static Document write(Criterion criterion) {
        return Document.emptyObject()
                .with("criterion_id", criterion.id())
                .with("counter", Integer.toString(criterion.counter()))
                .with("score", criterion.score())
                .with("required", criterion.required())
                .with("rubric", criterion.text())
                .with("command", criterion.command());
    }

    /** The settings without the members that hold a criterion. */
    public static Document without(Document settings) {
        Document rest = settings;
        for (String member : MEMBERS) {
            rest = rest.without(member);
        }
        return rest;
    }

    /**
     * The criterion that these settings hold; other members are not looked at. Without a counter it is 1, without a score 0,
     * without {@code required} not required.
     *
     * @throws dev.gradus.core.data.BindingException when a member is missing or of the wrong type
     * @throws IllegalArgumentException when a value is out of range
     */
    public static Criterion read(Document settings) {
        Document own = Document.emptyObject();
        for (String member : MEMBERS) {
            if (settings.member(member).isPresent()) {
                own = own.with(member, settings.member(member).get());
            }
        }
        return own.as(Form.class).criterion();
    }
}
