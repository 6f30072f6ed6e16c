package org.gengfu.profile;

import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Parameters, problems and arithmetic for a {@link ProtocolLanguage}. For one thread. */
public interface LanguageContext {
  /** Where complaints go. */
  Problems problems();

  /** The device's parameters, and within a repeated section its index, key and columns. */
  Map<String, Operand> parameters();

  /** A text with every {@code ${...}} put in, or null after a problem. */
  @Nullable String text(ScalarNode node);

  /** A whole number, also one that a {@code ${...}} gives, or null after a problem. */
  @Nullable Long whole(ScalarNode node);

  /**
   * Instance index times {@code stride} of the repeated sections around; 0 outside. A language
   * whose places are numbered adds it to the number.
   */
  default long shift() {
    return 0;
  }
}
