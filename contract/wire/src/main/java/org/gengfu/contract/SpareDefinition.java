package org.gengfu.contract;

import java.util.List;
import java.util.Map;

/**
 * A spare part that the repair after an alarm may need.
 *
 * @param part part number
 * @param maker whose number it is, empty for the device's maker
 * @param texts what it is for, by language ("zh", "en")
 * @param substitutes parts that fit as well
 */
public record SpareDefinition(
    String part, String maker, Map<String, String> texts, List<String> substitutes) {
  /** Most parts that one alarm names. */
  public static final int MAX_SPARES = 20;

  public SpareDefinition {
    texts = Map.copyOf(texts);
    substitutes = List.copyOf(substitutes);
  }
}
