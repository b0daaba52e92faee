package dev.gradus.core.port;

import dev.gradus.core.data.Document;
import java.util.List;

/**
 * The members of a pool among which an attempt looks for a free one, as its memo tells them to whoever asks why it waits.
 *
 * @param members their names; none when it looks for none
 */
public record MemberWish(List<String> members) {
    private static final String MEMBERS = "members";

    public MemberWish {
        members = List.copyOf(members);
    }

    /** The wish that a memo tells. */
    public static MemberWish of(Document memo) {
        return new MemberWish(memo.member(MEMBERS).orElse(Document.emptyArray()).items().stream()
                .map(Document::text)
                .toList());
    }

    /** The memo that tells it; an empty one when nothing is looked for. */
    public Document memo() {
        return members.isEmpty()
                ? Document.emptyObject()
                : Document.emptyObject().with(MEMBERS, members);
    }
}
