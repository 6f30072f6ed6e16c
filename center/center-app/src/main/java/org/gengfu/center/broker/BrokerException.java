package org.gengfu.center.broker;

/** The broker cannot start. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed, where, and what to do
   * @param cause the library's own exception
   */
  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
