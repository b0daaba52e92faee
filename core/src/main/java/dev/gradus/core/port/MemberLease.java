package dev.gradus.core.port;

import static java.util.Objects.requireNonNull;

/**
 * The right to use a member of a pool.
 *
 * @param member the member
 * @param clean false when an earlier holder has not given it back: what that one began may still be going on
 */
public record MemberLease(String member, boolean clean) {
    public MemberLease {
        requireNonNull(member, "member");
    }
}
