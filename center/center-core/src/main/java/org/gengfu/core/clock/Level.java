package org.gengfu.core.clock;

/** How grave a contract counts an event (事件等级): the first is the gravest. */
public enum Level {
  ONE,
  TWO,
  THREE,
  FOUR;

  /** As contracts write it: 1 to 4. */
  public int number() {
    return ordinal() + 1;
  }

  /** The level of that number, 1 to 4. */
  public static Level of(int number) {
    if (number < 1 || number > values().length) {
      throw new IllegalArgumentException("level " + number + ": contracts know 1 to 4");
    }
    return values()[number - 1];
  }

  /** The graver of two. */
  public Level strictest(Level other) {
    return ordinal() <= other.ordinal() ? this : other;
  }
}
