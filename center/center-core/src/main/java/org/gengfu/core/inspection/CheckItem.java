package org.gengfu.core.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a round looks at, at every stop that it is about.
 *
 * @param id unique in its checklist
 * @param types types of devices that it is about; empty for all
 * @param unit of a value, empty for none
 * @param options of a choice, the normal one first
 * @param point the measuring point that knows it, null when only a person can
 * @param low least normal value, null for none
 * @param high greatest normal value, null for none
 */
public record CheckItem(
    String id,
    Words text,
    Kind kind,
    List<String> types,
    String unit,
    List<String> options,
    @Nullable String point,
    @Nullable Double low,
    @Nullable Double high) {
  /** What is written down. */
  public enum Kind {
    /** {@code ok} or {@code bad}. */
    CHECK,
    /** A number. */
    VALUE,
    /** One of the options. */
    CHOICE,
    /** What a picture is kept under. */
    PHOTO,
    /** Words. */
    TEXT
  }

  /** What says of a check that all is well. */
  public static final String OK = "ok";

  /** What says of a check that something is wrong. */
  public static final String BAD = "bad";

  /** The longest answer. */
  public static final int MOST_CHARACTERS = 500;

  public CheckItem {
    types = List.copyOf(types);
    options = List.copyOf(options);
    if (kind == Kind.CHOICE && options.isEmpty()) {
      throw new IllegalArgumentException("item " + id + " is a choice of nothing");
    }
    if (low != null && high != null && low > high) {
      throw new IllegalArgumentException("item " + id + ": its least value is above its greatest");
    }
  }

  /** True when it is looked at there. */
  public boolean about(Stop stop) {
    return types.isEmpty() || types.contains(stop.type());
  }

  /** What is wrong with an answer, empty when nothing is. */
  public String fault(String value) {
    if (value.isBlank() || value.length() > MOST_CHARACTERS) {
      return "1 to " + MOST_CHARACTERS + " characters";
    }
    return switch (kind) {
      case CHECK -> value.equals(OK) || value.equals(BAD) ? "" : "ok or bad";
      case VALUE -> number(value) == null ? "a number" : "";
      case CHOICE -> options.contains(value) ? "" : "one of: " + String.join(", ", options);
      case PHOTO, TEXT -> "";
    };
  }

  /** True when an answer that has no fault is not what is normal. */
  public boolean abnormal(String value) {
    return switch (kind) {
      case CHECK -> value.equals(BAD);
      case VALUE -> outside(number(value));
      case CHOICE -> !value.equals(options.getFirst());
      case PHOTO, TEXT -> false;
    };
  }

  private boolean outside(@Nullable Double number) {
    return number != null && ((low != null && number < low) || (high != null && number > high));
  }

  private static @Nullable Double number(String value) {
    try {
      double number = Double.parseDouble(value.strip());
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
