package org.gengfu.scenario.watch;

/** What is watched did not answer, or refused. The message says what and why. */
public final class WatchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WatchException(String message) {
    super(message);
  }

  WatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
