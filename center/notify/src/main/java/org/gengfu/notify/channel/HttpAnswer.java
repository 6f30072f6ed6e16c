package org.gengfu.notify.channel;

/** What came of a request. */
sealed interface HttpAnswer {
  /** There is an answer. */
  record Said(int status, String body) implements HttpAnswer {}

  /** The request certainly did not reach the service. */
  record NotSent(String why) implements HttpAnswer {}

  /** The request may have reached the service. */
  record Lost(String why) implements HttpAnswer {}
}
