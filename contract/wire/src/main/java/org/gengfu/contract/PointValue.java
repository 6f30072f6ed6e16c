package org.gengfu.contract;

/** One typed value of a point. Numbers are in the unit of the point's definition. */
public sealed interface PointValue {

  /** A measured or scaled number; never NaN or infinite. */
  record Real(double value) implements PointValue {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a finite number: " + value);
      }
    }
  }

  /** A whole number: a counter, an enumeration's raw value, a bit set. */
  record Whole(long value) implements PointValue {}

  /** A two-state value. */
  record Flag(boolean value) implements PointValue {}

  /**
   * A text of at most {@value #MAX_LENGTH} characters; longer ones are cut by whoever reads them.
   */
  record Text(String value) implements PointValue {
    public static final int MAX_LENGTH = 1024;

    public Text {
      if (value.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "text of " + value.length() + " characters, at most " + MAX_LENGTH);
      }
    }
  }

  /** The value as a number: flags are 0 and 1, texts are NaN. */
  default double asDouble() {
    return switch (this) {
      case Real real -> real.value();
      case Whole whole -> whole.value();
      case Flag flag -> flag.value() ? 1 : 0;
      case Text ignored -> Double.NaN;
    };
  }
}
