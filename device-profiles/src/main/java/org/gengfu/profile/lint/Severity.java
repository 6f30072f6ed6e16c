package org.gengfu.profile.lint;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** The profile must not be used. */
  ERROR,
  /** The profile can be used, but something in it is probably wrong. */
  WARNING,
  /** The profile could be better. */
  HINT;

  /** As it is written in messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
