package org.gengfu.scenario.house;

/** A process could not be started, or its settings could not be made. The message says why. */
public final class HouseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public HouseException(String message) {
    super(message);
  }

  HouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
