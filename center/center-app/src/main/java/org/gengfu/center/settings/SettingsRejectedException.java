package org.gengfu.center.settings;

import java.util.List;
import org.gengfu.document.Problem;

/** The settings cannot be used; nothing was opened. Trying again without a change is useless. */
public final class SettingsRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  SettingsRejectedException(List<Problem> problems, String text) {
    super(text);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, each with file, line and column. */
  public List<Problem> problems() {
    return problems;
  }
}
