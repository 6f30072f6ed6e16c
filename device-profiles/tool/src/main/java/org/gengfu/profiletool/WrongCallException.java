package org.gengfu.profiletool;

/** The command line is wrong; the message says what to write instead. */
public final class WrongCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a call.
   *
   * @param message what is wrong and what to write instead, for people
   */
  public WrongCallException(String message) {
    super(message);
  }
}
