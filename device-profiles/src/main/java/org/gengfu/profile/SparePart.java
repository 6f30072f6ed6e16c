package org.gengfu.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A spare part of a kind of device.
 *
 * @param part part number
 * @param maker whose number it is, empty for the device's maker
 * @param texts what it is for, by language
 * @param substitutes parts that fit as well
 * @param every changed after this much running; zero for when it breaks
 * @param counter point that counts the running time, empty for none
 */
public record SparePart(
    String part,
    String maker,
    Map<String, String> texts,
    List<String> substitutes,
    Duration every,
    String counter) {
  public SparePart {
    texts = Map.copyOf(texts);
    substitutes = List.copyOf(substitutes);
  }
}
