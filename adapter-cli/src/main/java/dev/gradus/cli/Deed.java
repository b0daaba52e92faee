package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The same done to each of several things: asked about first when there are several or when it cannot be undone. What is
 * refused for one of several is said, and the others go on.
 *
 * @param things what it is done to, as the caller named them
 * @param noun what one of them is called
 * @param gravity when it bears asking
 * @param listing how they look afterwards
 * @param codes what the command ends with when this is what became of one
 */
record Deed(List<String> things, String noun, Gravity gravity, Listing listing, Function<Document, ExitCode> codes) {

    /** Ends with the code of the first thing that did not end well. */
    ExitCode execute(Verb verb, Consent consent, Function<String, Document> act) {
        if (consent.isDryRun()) {
            verb.say("this would be done to %d %s(s):".formatted(things.size(), noun));
        } else if (bearsAsking() && !isAgreed(verb, consent)) {
            return ExitCode.OK;
        }
        List<Document> changed = new ArrayList<>();
        ExitCode code = ExitCode.OK;
        for (String thing : things) {
            ExitCode one = done(thing, verb, act, changed);
            code = code == ExitCode.OK ? one : code;
        }
        verb.printer().changed(changed, listing);
        return consent.isDryRun() ? ExitCode.OK : code;
    }

    /** When a deed bears asking. */
    enum Gravity {
        /** Never: to do it to many is what the command is for. */
        EVERYDAY,
        /** When it is done to several things at once. */
        BULK,
        /** Always, because it cannot be undone. */
        GRAVE
    }

    private boolean bearsAsking() {
        return gravity == Gravity.GRAVE || (gravity == Gravity.BULK && things.size() > 1);
    }

    private boolean isAgreed(Verb verb, Consent consent) {
        String what = things.size() == 1 ? noun + " " + things.get(0) : things.size() + " " + noun + "s";
        Session session = verb.session();
        return consent.isGiven(
                verb.spec().name() + " " + what, session.platform().terminal(), session.err(verb.spec()));
    }

    private ExitCode done(String thing, Verb verb, Function<String, Document> act, List<Document> changed) {
        try {
            Document after = act.apply(thing);
            changed.add(after);
            return codes.apply(after);
        } catch (CoreException refused) {
            if (things.size() == 1) {
                throw refused;
            }
            verb.session().err(verb.spec()).println(noun + " " + thing + ": " + refused.getMessage());
            return ExitCode.of(refused.code());
        }
    }
}
