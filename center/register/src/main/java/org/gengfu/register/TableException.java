package org.gengfu.register;

/** A workbook that cannot be read on: the whole of it is refused. */
public final class TableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Words problem;
  private final transient Words advice;

  TableException(Words problem, Words advice) {
    super(problem.en(), null, false, false);
    this.problem = problem;
    this.advice = advice;
  }

  /** What is wrong, for people. */
  public Words problem() {
    return problem;
  }

  /** What to do, for people. */
  public Words advice() {
    return advice;
  }
}
