package org.gengfu.center.store;

/** The store broke a promise: it cannot be opened, or what it holds is not what was put in. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened and what the operator does about it
   */
  public StoreException(String message) {
    super(message);
  }

  /**
   * @param message what happened and what the operator does about it
   * @param cause what the store said
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
