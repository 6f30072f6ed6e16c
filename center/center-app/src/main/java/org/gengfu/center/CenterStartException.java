package org.gengfu.center;

/** The center cannot start; its message says why and what to do. */
public final class CenterStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CenterStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
