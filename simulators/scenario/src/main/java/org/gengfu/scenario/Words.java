package org.gengfu.scenario;

import java.time.Duration;
import java.util.Locale;

/** Durations and shares for people. Stateless. */
final class Words {
  private Words() {}

  static String of(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
