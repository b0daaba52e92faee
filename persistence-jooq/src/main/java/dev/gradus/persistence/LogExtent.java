package dev.gradus.persistence;

/**
 * How much of an attempt's log is stored.
 *
 * @param lastSeq the last chunk seen
 * @param headSeq the last chunk of the head
 * @param headBytes of the head
 * @param tailBytes of the tail
 * @param missingSeq the last chunk left out between head and tail; its number is the mark's
 * @param missingBytes left out
 */
record LogExtent(long lastSeq, long headSeq, long headBytes, long tailBytes, long missingSeq, long missingBytes) {}
