package org.gengfu.profile;

import org.jspecify.annotations.Nullable;

/** Constants that stand behind names: parameters, and words of enumerations. */
interface Bindings {
  /** The value of a name that is a constant, or null when it is none. */
  @Nullable Operand constant(String name);

  /**
   * The raw value of an enumeration's word, where {@code point} is an enumeration that knows it.
   */
  @Nullable Long enumValue(String point, String word);
}
