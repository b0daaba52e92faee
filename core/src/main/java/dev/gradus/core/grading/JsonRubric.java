package dev.gradus.core.grading;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.grading.RubricFault.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The form {@code rubrics.json}: an array of {@code rubricItemId}, {@code score}, {@code required}, {@code criterion} and
 * {@code forms}, whose first {@code criterion_test_command} that is not blank is the command. Other members are not ours.
 */
final class JsonRubric {
    private static final String COMMAND = "criterion_test_command";

    private final RubricDraft draft;
    private final Document item;
    private final SourcePlace place;
    private boolean sound = true;

    private JsonRubric(RubricDraft draft, Document item) {
        this.draft = draft;
        this.item = item;
        this.place = draft.nextItem(0);
    }

    static void read(String text, RubricDraft draft) {
        Document document;
        try {
            document = Document.parse(text);
        } catch (DocumentException malformed) {
            draft.fault(draft.whole(), Code.SYNTAX, "%s", String.valueOf(malformed.getMessage()));
            return;
        }
        if (document.isArray()) {
            document.items().forEach(item -> new JsonRubric(draft, item).read());
        } else {
            draft.fault(draft.whole(), Code.WRONG_TYPE, "expected an array of criteria, found %s", document);
        }
    }

    private void read() {
        if (!item.isObject()) {
            wrong("an object", item);
            return;
        }
        String id = text("rubricItemId");
        if (id.isEmpty() && sound) {
            refuse(Code.MISSING_ID, "the criterion has no rubricItemId");
        } else if (!id.isEmpty()) {
            sound &= draft.isId(place, id);
        }
        String criterion = text("criterion");
        int score = score();
        boolean required = required();
        String command = command();
        if (sound) {
            draft.add(new Criterion(id, place.item(), criterion, command, score, required, place));
        }
    }

    private String text(String name) {
        return member(name, Document::isString, "a string")
                .map(Document::text)
                .orElse("")
                .strip();
    }

    private int score() {
        Optional<Document> written = present("score");
        if (written.isEmpty()) {
            draft.fault(place, Code.MISSING_SCORE, "no score is given: 0 is taken");
            return 0;
        }
        boolean fits = draft.isScore(place, written.get().toJson());
        sound &= fits;
        return fits ? written.get().intValue() : 0;
    }

    private boolean required() {
        Optional<Document> written = present("required");
        if (written.isPresent() && !written.get().isBoolean()) {
            refuse(Code.BAD_REQUIRED, "required is true or false, found %s".formatted(written.get()));
            return false;
        }
        return written.map(Document::bool).orElse(false);
    }

    private String command() {
        Document forms =
                member("forms", Document::isObject, "an object of forms").orElse(Document.emptyObject());
        List<String> commands = new ArrayList<>();
        forms.members().forEach((name, form) -> {
            // The README's abbreviation has the command directly in forms.
            Document command =
                    name.equals(COMMAND) ? form : form.member(COMMAND).orElse(Document.nullValue());
            if (command.isString() && !command.text().isBlank()) {
                commands.add(command.text().strip());
            } else if (!command.isString() && !command.isNull()) {
                wrong(COMMAND + " of the form '" + name + "' as a string", command);
            }
        });
        if (commands.isEmpty()) {
            refuse(Code.MISSING_COMMAND, "none of its forms has a " + COMMAND);
            return "";
        }
        if (commands.stream().distinct().count() > 1) {
            draft.fault(place, Code.MANY_COMMANDS, "its forms have different commands: the first is taken");
        }
        return commands.get(0);
    }

    private Optional<Document> member(String name, Predicate<Document> fits, String expected) {
        Optional<Document> found = present(name);
        if (found.isPresent() && !fits.test(found.get())) {
            wrong(name + " as " + expected, found.get());
            return Optional.empty();
        }
        return found;
    }

    private Optional<Document> present(String name) {
        return item.member(name).filter(value -> !value.isNull());
    }

    private void wrong(String expected, Document found) {
        refuse(Code.WRONG_TYPE, "expected %s, found %s".formatted(expected, found));
    }

    private void refuse(Code code, String message) {
        sound = false;
        draft.fault(place, code, "%s", message);
    }
}
