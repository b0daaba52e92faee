package dev.gradus.core.definition;

import java.util.Collection;

/**
 * Finds the word that somebody meant. Bounded: a text with a hundred thousand misspelt words among ten thousand known ones
 * gets no more suggestions once enough work was spent on them. Confined to one reading.
 */
final class Suggestions {
    private static final int MAX_WORD = 40;

    private int comparisonsLeft = 100_000;

    /** {@code "; did you mean 'x'?"}, or nothing when no known word is near. */
    String suggest(String word, Collection<String> known) {
        if (word.length() > MAX_WORD || known.size() > comparisonsLeft) {
            return "";
        }
        comparisonsLeft -= known.size();
        String best = null;
        int distance = word.length() <= 3 ? 2 : 3;
        for (String candidate : known) {
            int found = candidate.length() > MAX_WORD ? distance : distance(word, candidate);
            if (found < distance) {
                distance = found;
                best = candidate;
            }
        }
        return best == null ? "" : "; did you mean '" + best + "'?";
    }

    /** Levenshtein's, without regard to case. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int change = same(left.charAt(i - 1), right.charAt(j - 1)) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }

    private static boolean same(char left, char right) {
        return Character.toLowerCase(left) == Character.toLowerCase(right);
    }
}
