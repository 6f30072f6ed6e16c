package org.gengfu.report;

/** A wrong call: says what is wrong with it. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String problem) {
    super(problem);
  }
}
