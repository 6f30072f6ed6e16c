package org.gengfu.center.api;

/** The pages cannot be served. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ApiException(String message, Throwable cause) {
    super(message, cause);
  }
}
