package org.gengfu.register;

/** A workbook that cannot be read on: the whole of it is refused. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RegisterProblem problem;

  UnreadableException(RegisterProblem problem, String what) {
    super(what, null, false, false);
    this.problem = problem;
  }

  RegisterProblem problem() {
    return problem;
  }

  /** What is wrong or too large, in English; names of parts and numbers. */
  String what() {
    return String.valueOf(getMessage());
  }
}
