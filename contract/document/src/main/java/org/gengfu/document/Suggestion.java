package org.gengfu.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Finds what a person may have meant, by the fewest edits. Stateless; any thread. */
public final class Suggestion {
  /** Longest word that is compared. */
  private static final int MAX_WORD = 64;

  /** Most words that are listed when none is near. */
  private static final int MAX_LISTED = 40;

  private Suggestion() {}

  /** {@code did you mean "x"?} without the mark, or the list of what is known. */
  public static String among(String word, Collection<String> known) {
    Optional<String> near = nearest(word, known);
    if (near.isPresent()) {
      return "Did you mean \"" + near.get() + "\"?";
    }
    if (known.isEmpty()) {
      return "Nothing is known here; remove it";
    }
    String list = String.join(", ", known.stream().sorted().limit(MAX_LISTED).toList());
    return "Known here: " + list + (known.size() > MAX_LISTED ? ", ..." : "");
  }

  /**
   * The known word that is at most a third of the letters away, the nearest; of several the first
   * in the order of the alphabet.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance =
        word.length() < 2 ? 1 : Math.max(1, Math.min(word.length(), MAX_WORD) / 3) + 1;
    for (String candidate : known) {
      String near = candidate.toLowerCase(Locale.ROOT);
      // As many edits are needed at least; of many names most are too long or too short.
      if (Math.abs(near.length() - wanted.length()) > bestDistance) {
        continue;
      }
      int distance = distance(wanted, near);
      boolean first = best != null && distance == bestDistance && candidate.compareTo(best) < 0;
      if (distance < bestDistance || first) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Edits, a swap of neighbours being one (optimal string alignment). */
  private static int distance(String a, String b) {
    if (Math.max(a.length(), b.length()) > MAX_WORD) {
      return Objects.equals(a, b) ? 0 : MAX_WORD;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        least = Math.min(least, cost[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
