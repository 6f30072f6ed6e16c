package org.gengfu.driver.opcua;

/** An answer that does not fit its question. */
final class ShortAnswerException extends RuntimeException {
  ShortAnswerException(String message) {
    super(message);
  }
}
