package org.gengfu.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a birth says of one point.
 *
 * @param point the point's id, unique within its device
 * @param type the type of its values
 * @param unit UCUM code, empty for none
 * @param low lowest plausible value, null when unknown
 * @param high highest plausible value, null when unknown
 * @param titles names by language ("zh", "en")
 * @param labels labels by raw value and language, keyed {@code "3.zh"}; empty unless it is an
 *     enumeration
 * @param writable true when a command may set it
 * @param setting true for a setting that is kept, compared and restored, not telemetry
 * @param write how it may be set, null when it may not or nothing is said of it
 */
public record PointDefinition(
    String point,
    ValueType type,
    String unit,
    @Nullable Double low,
    @Nullable Double high,
    Map<String, String> titles,
    Map<String, String> labels,
    boolean writable,
    boolean setting,
    @Nullable WriteDefinition write) {
  /** What stands before the id of a command in the name of its metric. */
  public static final String COMMANDS = "Commands/";

  /** A point of which nothing is said how it may be set. */
  public PointDefinition(
      String point,
      ValueType type,
      String unit,
      @Nullable Double low,
      @Nullable Double high,
      Map<String, String> titles,
      Map<String, String> labels,
      boolean writable,
      boolean setting) {
    this(point, type, unit, low, high, titles, labels, writable, setting, null);
  }

  /** A point that is no setting. */
  public PointDefinition(
      String point,
      ValueType type,
      String unit,
      @Nullable Double low,
      @Nullable Double high,
      Map<String, String> titles,
      Map<String, String> labels,
      boolean writable) {
    this(point, type, unit, low, high, titles, labels, writable, false, null);
  }

  public PointDefinition {
    titles = Map.copyOf(titles);
    labels = Map.copyOf(labels);
  }

  /** True for a command: it is run by writing true and never has a value. */
  public boolean isCommand() {
    return point.startsWith(COMMANDS);
  }

  /** The kinds of values; each has one Sparkplug data type. */
  public enum ValueType {
    REAL,
    WHOLE,
    FLAG,
    TEXT
  }
}
