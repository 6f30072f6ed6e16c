package org.gengfu.contract;

/** A metric whose value is not what its birth promised. */
final class UnreadableMetricException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableMetricException(String message) {
    super(message, null, false, false);
  }
}
