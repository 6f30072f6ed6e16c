package org.gengfu.profile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A named conversion of a scaled value. */
public enum Conversion {
  NONE,
  /** (x - 32) * 5 / 9. */
  FAHRENHEIT_TO_CELSIUS,
  /** x - 273.15. */
  KELVIN_TO_CELSIUS,
  /** 10 * log10(x); there is no value for 0 and below. */
  MILLIWATT_TO_DBM,
  /** x * 60. */
  MINUTES_TO_SECONDS,
  /** x * 0.3048 (international foot). */
  FEET_TO_METRES;

  /** The converted value; NaN when there is none. */
  public double apply(double value) {
    return switch (this) {
      case NONE -> value;
      case FAHRENHEIT_TO_CELSIUS -> (value - 32) * 5 / 9;
      case KELVIN_TO_CELSIUS -> value - 273.15;
      case MILLIWATT_TO_DBM -> value > 0 ? 10 * Math.log10(value) : Double.NaN;
      case MINUTES_TO_SECONDS -> value * 60;
      case FEET_TO_METRES -> value * 0.3048;
    };
  }

  /** The value before the conversion. */
  public double undo(double value) {
    return switch (this) {
      case NONE -> value;
      case FAHRENHEIT_TO_CELSIUS -> value * 9 / 5 + 32;
      case KELVIN_TO_CELSIUS -> value + 273.15;
      case MILLIWATT_TO_DBM -> Math.pow(10, value / 10);
      case MINUTES_TO_SECONDS -> value / 60;
      case FEET_TO_METRES -> value / 0.3048;
    };
  }

  static Conversion named(@Nullable String word) {
    return word == null ? NONE : valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
