package org.gengfu.simulation;

/** Something that must always hold did not. */
public final class PromiseBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PromiseBrokenException(String promise) {
    super(promise);
  }

  PromiseBrokenException(String what, Throwable cause) {
    super(what, cause);
  }
}
