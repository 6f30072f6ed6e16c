package org.gengfu.center.ingest;

/** A store cannot be written at the moment; nothing of what was handed in counts as committed. */
public final class StoreUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which store, and what it said, in words for the operator
   * @param cause the store's own exception
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
