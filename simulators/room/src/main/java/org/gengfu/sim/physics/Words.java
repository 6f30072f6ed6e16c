package org.gengfu.sim.physics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants as a room file writes them: COLD_AISLE is cold-aisle. Stateless. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> List<String> of(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
