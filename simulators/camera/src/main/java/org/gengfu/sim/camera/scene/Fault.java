package org.gengfu.sim.camera.scene;

import java.util.Locale;

/**
 * One fault of a picture.
 *
 * @param strength above 0, at most 1: from {@link #PLAIN} on anybody calls it a fault, below it is
 *     a matter of taste. Faults that are there or not ({@link What#BLACK}, {@link What#BLUE},
 *     {@link What#FROZEN}) do not look at it
 */
public record Fault(What what, double strength) {
  /** From here on anybody calls it a fault. */
  public static final double PLAIN = 0.5;

  /** What can be wrong with a picture. */
  public enum What {
    /** No light reaches the sensor; the clock still runs. */
    BLACK,
    /** What encoders show when they have no signal. */
    BLUE,
    /** Something right before the lens: one tone, with the sensor's noise and the clock. */
    FLAT,
    /** Nothing but noise. */
    SNOW,
    DARK,
    BRIGHT,
    LOW_CONTRAST,
    /** Out of focus. */
    BLURRED,
    NOISE,
    /** All colours lean one way. */
    CAST,
    /** A regular wave over the whole picture, from bad power or a bad cable. */
    STRIPES,
    /** The same picture again and again, the clock in it too. */
    FROZEN,
    /** Something stands before a part of the camera. */
    OCCLUDED,
    /** The camera looks elsewhere than it used to. */
    MOVED,
    /** Squares of other parts and wrong colours, as after losses on the way to the encoder. */
    BLOCKS;

    /** The name in orders and files: kebab case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Fault {
    if (!(strength > 0 && strength <= 1)) {
      throw new IllegalArgumentException("strength: above 0, at most 1, not " + strength);
    }
  }

  /** A fault that nobody overlooks. */
  public static Fault of(What what) {
    return new Fault(what, 0.8);
  }
}
