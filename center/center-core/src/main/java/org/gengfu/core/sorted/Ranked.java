package org.gengfu.core.sorted;

/**
 * A key of a {@link SortedTree} that can say by a number where it stands among its like. Trees keep
 * the numbers beside the keys, and look at two keys only when their numbers are equal.
 */
public interface Ranked {
  /**
   * Where it stands: a key with a lesser rank is less by {@code compareTo}, too. Equal ranks say
   * nothing. The same for ever.
   */
  long rank();

  /** The rank of any key: of numbers and texts, too; 0 of what has none. */
  static long of(Object key) {
    if (key instanceof Long number) {
      return number;
    }
    if (key instanceof Ranked ranked) {
      return ranked.rank();
    }
    return key instanceof String text ? beginOf(text) : 0;
  }

  /** The first eight characters, a byte each, up to the first that needs more than a byte. */
  private static long beginOf(String text) {
    long rank = 0;
    int length = Math.min(text.length(), Long.BYTES);
    for (int i = 0; i < length; i++) {
      long letter = Math.min(text.charAt(i), 0xFF);
      rank |= letter << (Long.SIZE - Byte.SIZE * (i + 1));
      if (letter == 0xFF) {
        break;
      }
    }
    return rank ^ Long.MIN_VALUE;
  }
}
