package org.gengfu.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind names: parameters, words of enumerations, points of the same instance. */
interface Bindings {
  /** The value of a name that is a constant, or null when it is none. */
  @Nullable Operand constant(String name);

  /**
   * The raw values of an enumeration's word, where {@code point} is an enumeration that knows it;
   * empty otherwise.
   */
  List<Long> enumValues(String point, String word);

  /** The id of the point that a name means here; the name itself when it means none. */
  default String renamed(String name) {
    return name;
  }
}
