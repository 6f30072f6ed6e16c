package org.gengfu.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers complaints: errors, because of which a document must not be used, and warnings. Keeps the
 * first {@value #MAX_KEPT} of each kind and counts the rest. For one thread.
 */
public final class Problems {
  /** Most errors, and most warnings, that are kept. */
  public static final int MAX_KEPT = 200;

  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private int errorCount;
  private int warningCount;

  /** Adds an error. */
  public void add(Mark mark, String code, String message, String fix) {
    errorCount++;
    if (errors.size() < MAX_KEPT) {
      errors.add(new Problem(mark, code, message, fix));
    }
  }

  /** Adds a warning: the document may be used, but not everything in it takes effect. */
  public void warn(Mark mark, String code, String message, String fix) {
    warningCount++;
    if (warnings.size() < MAX_KEPT) {
      warnings.add(new Problem(mark, code, message, fix));
    }
  }

  /** True when there are no errors; warnings do not count. */
  public boolean isEmpty() {
    return errorCount == 0;
  }

  /** The first {@value #MAX_KEPT} errors, in the order in which they were found. */
  public List<Problem> list() {
    return List.copyOf(errors);
  }

  /** The first {@value #MAX_KEPT} warnings, in the order in which they were found. */
  public List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /** All errors, kept or not. */
  public int count() {
    return errorCount;
  }

  /** All warnings, kept or not. */
  public int warningCount() {
    return warningCount;
  }

  /** One error a line, and how many more there were. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Problem problem : errors) {
      text.append(problem).append('\n');
    }
    if (errorCount > errors.size()) {
      text.append("and ").append(errorCount - errors.size()).append(" more\n");
    }
    return text.toString();
  }
}
