package org.gengfu.center.access;

/** What is stored about users is not what was put there. */
public final class AccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AccessException(String message) {
    super(message);
  }
}
