package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a profile declares.
 *
 * @param name its name
 * @param type {@code int}, {@code number}, {@code flag}, {@code text} or {@code choice}
 * @param titles name by language; empty when nothing is said
 * @param doc long description, empty for none
 * @param standard its default, or null when a device must give it
 * @param min least number, or null
 * @param max greatest number, or null
 * @param choices words of a choice
 * @param secret the value must never be shown
 * @param usage it chooses the role in which the device is used
 */
public record ParameterSpec(
    String name,
    String type,
    Map<String, String> titles,
    String doc,
    @Nullable Operand standard,
    @Nullable Double min,
    @Nullable Double max,
    List<String> choices,
    boolean secret,
    boolean usage) {
  public ParameterSpec {
    titles = Map.copyOf(titles);
    choices = List.copyOf(choices);
  }
}
